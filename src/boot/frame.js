// Makes a page ready that is shown in a frame of somebody else's page.
