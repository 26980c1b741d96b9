//! What an administrator sets once for a centre.

use serde::{Deserialize, Serialize};
use sync_protocol::certificate::Branch;
use sync_protocol::ids::BranchId;
use sync_protocol::payout_list::Programme;

/// The settings of a centre, kept in its store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The province, as printed.
    pub province: String,
    /// The hotline that the label of an envelope must carry. The province agrees on it with the post.
    pub hotline: String,
    /// The address that devices reach the endpoint by, such as `https://chitra.example.vn`; absent until set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<String>,
    /// Where `serve` listens.
    pub listen: String,
    /// Who orders payments to people with merit.
    pub authority_ncc: String,
    /// Who orders social assistance.
    pub authority_btxh: String,
    /// Who orders social pensions.
    pub authority_htxh: String,
    /// The branch of staff for whom no other one is named.
    pub branch: Branch,
}

impl Default for Settings {
    /// The names of An Giang since July 2025, and the national post's hotline.
    fn default() -> Self {
        Self {
            province: "An Giang".into(),
            hotline: "1900 54 54 81".into(),
            endpoint: None,
            listen: "127.0.0.1:8480".into(),
            authority_ncc: "Sở Nội vụ tỉnh An Giang".into(),
            authority_btxh: "Sở Y tế tỉnh An Giang".into(),
            authority_htxh: "Sở Y tế tỉnh An Giang".into(),
            branch: Branch {
                id: BranchId("BC01".into()),
                name: "Bưu cục mẫu".into(),
            },
        }
    }
}

impl Settings {
    /// Who orders the payments of a programme.
    #[must_use]
    pub fn authority(&self, programme: Programme) -> &str {
        match programme {
            Programme::Ncc => &self.authority_ncc,
            Programme::Btxh => &self.authority_btxh,
            Programme::Htxh => &self.authority_htxh,
        }
    }
}
