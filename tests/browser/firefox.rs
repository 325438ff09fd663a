//! Access to the internals of Firefox, because the `WebDriver` protocol has no commands for them.

use serde_json::{Value, json};
use thirtyfour::common::command::{Command, FormatRequestData};
use thirtyfour::prelude::{WebDriver, WebDriverResult};
use thirtyfour::{RequestData, SessionId};

use crate::browser::Allowed;

/// Makes the following scripts run in the page (`content`) or in the browser around it (`chrome`).
#[derive(Debug)]
struct Context(&'static str);

impl FormatRequestData for Context {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData {
            uri: format!("/session/{session}/moz/context").into(),
            body: Some(json!({ "context": self.0 })),
            // Reuses the method (POST) of another command.
            ..Command::Back.format_request(session)
        }
    }
}

/// Runs a script in the browser around the page.
pub(crate) async fn run(driver: &WebDriver, script: &str, args: &[Value]) -> WebDriverResult<()> {
    driver.cmd(Context("chrome")).await?;
    let result = driver.execute(script, args.to_vec()).await;
    driver.cmd(Context("content")).await?;
    result.map(drop)
}

/// Sets the permissions of the next documents, and resets the preferences that tests change.
pub(crate) async fn allow(driver: &WebDriver, allowed: Allowed) -> WebDriverResult<()> {
    let script = "const [scripts, storage] = arguments;
        const { prefs } = Services;
        prefs.setBoolPref('javascript.enabled', scripts);
        prefs.clearUserPref('ui.prefersReducedMotion');
        prefs.clearUserPref('network.cookie.cookieBehavior');
        // 2 refuses those of the page's own site, too.
        if (!storage) prefs.setIntPref('network.cookie.cookieBehavior', 2);";
    let scripts = allowed != Allowed::NoScripts;
    let storage = allowed != Allowed::NoStorage;
    run(driver, script, &[json!(scripts), json!(storage)]).await
}
