//! When a shop is open, how long its work takes, and when it therefore promises a machine.

use crate::intake::Channel;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Opening and closing time of a day, `HH:MM`.
pub type OpenFrom = (String, String);

/// Opening hours from Monday to Sunday; nothing where the shop is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Hours(pub [Option<OpenFrom>; 7]);

/// How long a channel's work takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Norm {
    /// So many minutes of opening time.
    Minutes(u32),
    /// By closing time of the so-manieth open day after today.
    Days(u32),
}

/// The norm of each channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Norms {
    /// 到店
    pub carry_in: Norm,
    /// 快递寄修
    pub courier: Norm,
    /// 上门
    pub on_site: Norm,
    /// 接机点
    pub pick_up_point: Norm,
}

impl Hours {
    /// Nine to eight every day, until a shop says otherwise.
    #[must_use]
    pub fn usual() -> Self {
        Self(std::array::from_fn(|_| Some(("09:00".to_owned(), "20:00".to_owned()))))
    }
}

impl Norms {
    /// One hour for who waits, three days by courier (`domain.md` 5).
    pub const USUAL: Self = Self {
        carry_in: Norm::Minutes(60),
        courier: Norm::Days(3),
        on_site: Norm::Days(1),
        pick_up_point: Norm::Days(3),
    };

    /// The norm of one channel.
    #[must_use]
    pub fn of(&self, channel: Channel) -> Norm {
        match channel {
            Channel::CarryIn => self.carry_in,
            Channel::Courier => self.courier,
            Channel::OnSite => self.on_site,
            Channel::PickUpPoint => self.pick_up_point,
        }
    }
}
