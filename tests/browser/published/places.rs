//! The site at the path it was built for, or at another.

use crate::browser::Allowed;
use crate::conduct::{Fault, Part};
use crate::server::Base;
use crate::session;

use super::in_every_browser;

#[tokio::test]
async fn a_site_beside_its_path_says_for_which_it_was_built() {
    in_every_browser(async |page| {
        page.host().conduct().base = Some("/z/");
        let address = page.address("").replace("/x/y/", "/z/2023/11/");
        page.open_document(&address).await;
        page.expect_text("/z/2023/11/").await;
        page.expect_notice("built for /x/y/, but it is at /z/.")
            .await;
        page.expect_notice("--public-url /z/").await;
    })
    .await;
}

#[tokio::test]
async fn a_site_for_the_root_says_so_when_it_stands_below_it() {
    session::in_every_browser(&[Base::Root], Allowed::Everything, async |page| {
        page.host().conduct().base = Some("/kusama/");
        for (route, path) in [
            ("", "/kusama/"),
            ("", "/kusama/index.html"),
            ("2023/11/", "/kusama/2023/11/"),
            ("2023/11/", "/kusama/2023/11/index.html"),
        ] {
            let address = format!("{}{}", page.host().origin(), path);
            page.open_document(&address).await;
            page.expect_text(route).await;
            page.expect_notice("built for /, but it is at /kusama/.")
                .await;
            page.expect_notice("--public-url /kusama/").await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_lost_program_is_not_blamed_on_the_path() {
    in_every_browser(async |page| {
        for (fault, reason) in [
            (Fault::Gone, "This site was updated"),
            (Fault::Broken, "could not be loaded"),
        ] {
            page.host().conduct().fail_only(Part::Wasm, fault);
            for route in ["2023/11/", "2023-11/", "2023/11"] {
                page.open_text(route).await;
                page.expect_notice(reason).await;
                let notice = page.notice().await;
                assert!(!notice.contains("--public-url"), "{route}: {notice}");
            }
        }
    })
    .await;
}
