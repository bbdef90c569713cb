use domain::person::{PersonId, Role, Roles};
use domain::price::Grade;
use domain::stock::{MovementId, MovementKind, PartId, PieceId, PlaceId, PlaceKind};
use kernel::{Moment, Money, Result};
use serde_json::json;
use std::path::Path;
use store::part::{self, Part};
use store::person::Person;
use store::stock::{self, Moving};
use store::{By, Change, Mode, Read, Store, place};
use tempfile::TempDir;
use uuid::Uuid;

/// A store of a shop with a clerk and the usual places, below the door: for what only stock does.
pub struct StockRoom {
    /// The open store.
    pub store: Store,
    /// Who does everything.
    pub clerk: PersonId,
    folder: TempDir,
}

/// When everything is done.
const NOW: &str = "2026-11-22T02:00:00.000Z";

impl StockRoom {
    /// An empty one.
    ///
    /// # Panics
    /// Where it cannot be made.
    pub fn in_folder(folder: TempDir) -> Self {
        let now = Moment::read(NOW).expect("a moment");
        std::fs::write(folder.path().join("current"), "shop").expect("a folder");
        let store = Store::create(&folder.path().join("shop"), now).expect("an empty folder");
        let nobody = Self { store, clerk: PersonId(Uuid::nil()), folder };
        let clerk = nobody.person("1001");
        Self { clerk, ..nobody }
    }

    /// The data folder.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Writes something and answers what it answered.
    ///
    /// # Errors
    /// As the change.
    pub fn change<T: Send + 'static>(
        &self,
        apply: impl FnOnce(&mut Change<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let now = Moment::read(NOW).expect("a moment");
        let by = By { person: self.clerk.0, command: "test.write", now, request: None };
        let (tell, told) = std::sync::mpsc::channel();
        self.store.change(by, Mode::History, move |change| {
            let done = apply(change)?;
            tell.send(done).expect("somebody waits");
            Ok(json!("done"))
        })?;
        Ok(told.recv().expect("it was told"))
    }

    /// Looks at something.
    ///
    /// # Panics
    /// Where the look fails.
    pub fn look<T>(&self, look: impl FnOnce(&Read<'_>) -> Result<T>) -> T {
        let now = Moment::read(NOW).expect("a moment");
        self.store.read(self.clerk.0, now, look).expect("a look")
    }

    /// Adds somebody.
    ///
    /// # Panics
    /// Where that fails.
    pub fn person(&self, badge: &str) -> PersonId {
        let (name, badge) = (format!("员工{badge}"), badge.to_owned());
        let add = move |change: &mut Change<'_>| {
            let id: PersonId = change.new_id();
            let person = Person {
                id,
                name,
                badge,
                roles: Roles::of(&[Role::Manager]).expect("a role"),
                active: true,
                password: "-".to_owned(),
                pin: None,
                badge_code: None,
                recovery: None,
            };
            store::person::add(change, &person)?;
            Ok(id)
        };
        self.change(add).expect("is added")
    }

    /// Adds a part.
    ///
    /// # Panics
    /// Where that fails.
    pub fn part(&self, number: &str, serialised: bool) -> PartId {
        let number = number.to_owned();
        self.change(move |change| {
            let part = a_part(change.new_id(), &number, serialised);
            part::add(change, &part)?;
            Ok(part.id)
        })
        .expect("is added")
    }

    /// The place of a kind.
    ///
    /// # Panics
    /// Where it cannot be made.
    pub fn place(&self, kind: PlaceKind) -> PlaceId {
        self.change(move |change| place::main(change, kind)).expect("a place")
    }

    /// The store of somebody.
    ///
    /// # Panics
    /// Where it cannot be made.
    pub fn place_of(&self, person: PersonId) -> PlaceId {
        self.change(move |change| place::of_person(change, person)).expect("a place")
    }

    /// A piece of a part with a serial number.
    ///
    /// # Panics
    /// Where it cannot be added.
    pub fn piece(&self, part: PartId, serial: &str) -> PieceId {
        let serial = serial.to_owned();
        let piece = self.change(move |change| stock::known_or_new_piece(change, part, &serial));
        piece.expect("a piece").id
    }

    /// Moves something.
    ///
    /// # Errors
    /// As `store::stock::post`.
    pub fn post(&self, moving: Moving) -> Result<MovementId> {
        self.change(move |change| stock::post(change, &moving))
    }

    /// Takes a movement back.
    ///
    /// # Errors
    /// As `store::stock::reverse`.
    pub fn reverse(&self, movement: MovementId) -> Result<MovementId> {
        self.change(move |change| stock::reverse(change, movement, "弄错了"))
    }

    /// What lies of a part at a place: on hand, and worth in fen.
    pub fn there(&self, part: PartId, place: PlaceId) -> (i64, i64) {
        let at = self.look(|read| stock::at(read, part, place));
        at.map_or((0, 0), |there| (there.on_hand, there.value.0))
    }

    /// The parts whose stock is not what their movements say.
    pub fn differences(&self) -> Vec<String> {
        self.look(stock::differences)
    }

    /// Lets the store go and keeps the folder.
    pub fn closed(self) -> TempDir {
        let Self { store, folder, .. } = self;
        drop(store);
        folder
    }
}

/// Some pieces of a part from here to there.
pub fn moving(
    kind: MovementKind,
    part: PartId,
    (source, target): (PlaceId, PlaceId),
    quantity: i64,
) -> Moving {
    let why = String::new();
    Moving { kind, part, piece: None, source, target, quantity, value: None, doc: None, line: None, why }
}

/// The same, worth so many fen together.
pub fn worth(value: i64, moving: Moving) -> Moving {
    Moving { value: Some(Money(value)), ..moving }
}

/// One piece of them.
pub fn this_piece(piece: PieceId, moving: Moving) -> Moving {
    Moving { piece: Some(piece), quantity: 1, ..moving }
}

/// A part as nobody would fill it in.
pub fn a_part(id: PartId, number: &str, serialised: bool) -> Part {
    Part {
        id,
        number: number.to_owned(),
        name: format!("配件 {number}"),
        spec: String::new(),
        unit: "个".to_owned(),
        grade: Grade::Original,
        serialised,
        returns_old: false,
        class: None,
        sale: None,
        markup: None,
        warranty_days: 90,
        safety: None,
        reorder_at: None,
        maximum: None,
        bin: None,
        superseded_by: None,
        photo: None,
        note: String::new(),
        active: true,
    }
}
