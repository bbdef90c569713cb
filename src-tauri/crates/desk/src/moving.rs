//! Bringing another shop into use: a backup, the demo, an empty one. The shop before stays in its folder.

use crate::demo;
use crate::session::SessionKey;
use crate::station::{Desk, ShopState, log};
use crate::upgrade::bring_along;
use kernel::{Failure, Moment, Result};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};
use store::{Backups, By, Change, Committed, Mode, Place, Store, session, terminal};

impl Desk {
    /// Brings a backup back into a new folder and works on there.
    ///
    /// # Errors
    /// Why it did not come into use; `backup.in_use_unsettled` where it did, and only who was sent off meanwhile is open.
    pub(crate) fn restore(&self, backups: &Backups, name: &str, by: By) -> Result<(i64, PathBuf)> {
        let _turn = self.moving.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = self.place.unused("shop");
        let entries = backups.restore(name, &folder, by)?;
        let store = opened(&folder, by.now)?;
        let before = self.store().map_err(log).ok();
        keep_out(&store, before.as_deref(), name, by)?;
        self.work_in(&folder, Arc::clone(&store))?;
        // Until the shop before was closed somebody could be sent off there.
        if let Some(before) = before {
            let late = keep_out(&store, Some(&before), name, by).map_err(in_use_unsettled)?;
            self.tell(late.nouns.into_iter().map(str::to_owned).collect());
        }
        Ok((entries, folder))
    }

    pub(crate) fn open_demo(&self) -> Result<()> {
        let _turn = self.moving.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = self.place.unused("demo");
        let before = self.store()?;
        self.set_state(ShopState::Open(Arc::new(Store::create(&folder, self.machine.clock.now())?)));
        match demo::fill(self) {
            Ok(()) => {
                self.place.use_folder(&folder)?;
                before.close();
                self.everything_changed();
                Ok(())
            }
            Err(failure) => {
                self.set_state(ShopState::Open(before));
                Err(failure)
            }
        }
    }

    pub(crate) fn use_empty_shop(&self) -> Result<()> {
        let _turn = self.moving.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = self.place.unused("shop");
        let store = Store::create(&folder, self.machine.clock.now())?;
        self.work_in(&folder, Arc::new(store))
    }

    fn work_in(&self, folder: &Path, store: Arc<Store>) -> Result<()> {
        self.place.use_folder(folder)?;
        let before = self.state();
        self.set_state(ShopState::Open(store));
        if let ShopState::Open(before) = before {
            before.close();
        }
        self.everything_changed();
        Ok(())
    }

    fn everything_changed(&self) {
        self.sessions.clear();
        self.tickets.clear();
        self.terminals.clear();
        self.visits.clear();
        self.tell(["shop", "person", "repair", "backup", "terminal"].map(str::to_owned).to_vec());
    }
}

/// Lets into a shop that was brought back only who could come in until now: who was sent off since the copy was made
/// stays out. Where nobody can say any more who that is, everybody is let in anew.
fn keep_out(store: &Store, before: Option<&Store>, backup: &str, by: By) -> Result<Committed> {
    let look = |before: &Store| before.read(by.person, by.now, terminal::every);
    // What cannot be read any more must not keep the copy from being brought back.
    let until_now = before.and_then(|before| look(before).map_err(log).ok()).unwrap_or_default();
    let backup = backup.to_owned();
    let keep = move |change: &mut Change<'_>| {
        for id in terminal::stay_out(change, &until_now, &backup)? {
            session::end(change, &SessionKey::terminal(id).hash())?;
        }
        Ok(Value::Null)
    };
    store.change(By { request: None, ..by }, Mode::History, keep)
}

/// The copy is in use by then, and who was sent off while it came into use may still be let in there.
fn in_use_unsettled(cause: Failure) -> Failure {
    Failure::refused("backup.in_use_unsettled").because(log(cause))
}

/// The shop in use of a data folder; an empty one at the first start.
pub(crate) fn shop_in_use(place: &Place, now: Moment) -> Result<ShopState> {
    let (folder, is_named) = match place.current() {
        Ok(Some(folder)) => (folder, true),
        Ok(None) => match place.left_behind() {
            Some(folder) => (folder, false),
            None => {
                let folder = place.unused("shop");
                let store = Store::create(&folder, now)?;
                place.use_folder(&folder)?;
                return Ok(ShopState::Open(Arc::new(store)));
            }
        },
        Err(failure) => return Ok(ShopState::Trouble(failure)),
    };
    match opened(&folder, now) {
        Ok(store) => {
            if !is_named {
                place.use_folder(&folder)?;
            }
            Ok(ShopState::Open(store))
        }
        Err(failure) => Ok(ShopState::Trouble(log(failure))),
    }
}

/// A shop that was made before, with what it lacks of a new one. Work goes on where that cannot be written: the next start
/// tries again.
fn opened(folder: &Path, now: Moment) -> Result<Arc<Store>> {
    let store = Arc::new(Store::open(folder, now)?);
    if let Err(failure) = bring_along(&store, now) {
        log(failure);
    }
    Ok(store)
}
