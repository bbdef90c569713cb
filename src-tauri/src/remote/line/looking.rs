//! What a line does by itself: it looks whether the host is there, asks the network where it went, and listens to it.

use super::{Line, Standing};
use crate::remote::client::{Client, Lost};
use crate::remote::find;
use crate::remote::news::{self, News};
use std::sync::{Arc, PoisonError};
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::spawn_blocking;
use tokio::time::sleep;

/// Between two looks whether the host is back: the first pause, and the longest.
const PAUSES: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(5));
/// Before the network is asked where a host went that does not answer, and between two such questions.
const LOOK_AROUND_EVERY: Duration = Duration::from_secs(5);
/// So many places of somebody else are passed over before all are asked anew.
const MOST_PAST: usize = 1_024;
/// Before a stream of events that was refused is asked for again: nobody sits at this desk.
const REOPEN: Duration = Duration::from_secs(5);
/// Between the end of a stream of events and asking for the next: one that always ends is not asked for without a rest.
const REST: Duration = Duration::from_millis(250);

impl Line {
    /// Looks at the line when asked to, and again and again while it is down.
    pub(super) async fn keep(self: Arc<Self>) {
        let mut pause = PAUSES.0;
        loop {
            let client = self.client();
            let seen = client.probe().await;
            if !Arc::ptr_eq(&client, &self.client()) {
                // It was found elsewhere meanwhile; what the former address is worth tells nothing.
                continue;
            }
            match seen {
                Ok(()) => {
                    self.stand(Standing::Up);
                    pause = PAUSES.0;
                    self.look.notified().await;
                    continue;
                }
                Err(Lost::OtherHost) => self.stand(Standing::OtherHost),
                Err(Lost::Down(_)) => self.stand(Standing::Down),
            }
            sleep(pause).await;
            pause = (pause * 2).min(PAUSES.1);
        }
    }

    /// Asks the network where the host went, while it does not answer where it was.
    pub(super) async fn seek(self: Arc<Self>) {
        let mut standing = self.standing.subscribe();
        while becomes(&mut standing, |now| now != Standing::Up).await {
            tokio::select! {
                is_back = becomes(&mut standing, |now| now == Standing::Up) => if !is_back { return },
                () = self.look_around() => {}
            }
        }
    }

    /// Until the host is announced at another address, and proves there that it is the one.
    async fn look_around(&self) {
        // Whoever announces hosts without end would hide the one that is looked for behind those that are heard first.
        let mut past = Vec::new();
        loop {
            sleep(LOOK_AROUND_EVERY).await;
            let (search, passed) = (Arc::clone(&self.around.search), past.clone());
            let found = match spawn_blocking(move || search(&passed)).await {
                Ok(Ok(found)) => found,
                Ok(Err(failure)) => {
                    eprintln!("{failure}");
                    continue;
                }
                Err(cause) => {
                    eprintln!("looking for the host: {cause}");
                    continue;
                }
            };
            // Once everybody who can be heard was asked, all are asked again: the host may have been about to start.
            if found.len() < find::MOST || past.len() >= MOST_PAST {
                past.clear();
            } else {
                past.extend(found.iter().map(find::Found::place));
            }
            for host in found {
                let there = self.client().moved(host.place());
                if there.address != self.client().address && there.probe().await.is_ok() {
                    self.go_on_at(there);
                    return;
                }
            }
        }
    }

    pub(super) fn go_on_at(&self, there: Client) {
        let paired = {
            let mut paired = self.paired.write().unwrap_or_else(PoisonError::into_inner);
            paired.address.clone_from(&there.address.machine);
            paired.port = there.address.port;
            paired.clone()
        };
        *self.client.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(there);
        // Where it cannot be kept, it is found again after the next start.
        if let Err(failure) = self.folder.keep_host(&paired) {
            eprintln!("{failure}");
        }
        self.stand(Standing::Up);
        self.look.notify_one();
    }

    /// Listens to the host while somebody sits here.
    pub(super) async fn hear(self: Arc<Self>) {
        let mut standing = self.standing.subscribe();
        let (mut missed, mut was_open) = (false, false);
        loop {
            if standing.wait_for(|standing| *standing == Standing::Up).await.is_err() {
                return;
            }
            let client = self.client();
            match client.events().await {
                Ok(response) if response.status().is_success() => {
                    // Commits that fell into the gap were not told: everything counts as touched.
                    if missed {
                        (self.tell)(News::Line(true));
                    }
                    let read =
                        news::read(response.into_body(), |event| (self.tell)(News::Touched(event))).await;
                    if let Err(Lost::Down(cause)) = read {
                        eprintln!("the host's events ended: {cause}");
                        // It fell silent or broke off: whatever else is open to it counts as dead until the next look.
                        if Arc::ptr_eq(&client, &self.client()) {
                            self.stand(Standing::Down);
                        }
                    }
                    (missed, was_open) = (true, true);
                    self.look.notify_one();
                    sleep(REST).await;
                }
                Ok(_refused) => {
                    missed = true;
                    // Whoever sat here is signed out, or this desk was sent off: the page has to ask.
                    if std::mem::take(&mut was_open) {
                        (self.tell)(News::Line(true));
                    }
                    tokio::select! {
                        () = self.come.notified() => {}
                        () = sleep(REOPEN) => {}
                    }
                }
                Err(_lost) => {
                    missed = true;
                    self.look.notify_one();
                    sleep(PAUSES.0).await;
                }
            }
        }
    }
}

/// Waits until the line stands so; false where it was let go.
async fn becomes(standing: &mut watch::Receiver<Standing>, so: impl Fn(Standing) -> bool) -> bool {
    standing.wait_for(|now| so(*now)).await.is_ok()
}
