//! Machines.

use crate::change::Change;
use crate::column::{RowColumns, Sql};
use crate::error::Result;
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::catalogue::{Kind, ModelId};
use domain::device::{DeviceId, Numbers};
use kernel::Failure;
use rusqlite::{OptionalExtension, ToSql, named_params};

noun! {
    /// A machine.
    Device = "device" {
        /// Its id.
        id: DeviceId,
        /// What it is.
        kind: Kind,
        /// Its brand.
        brand: String,
        /// Its model.
        model: String,
        /// Its colour, or nothing.
        colour: String,
        /// Its storage, or nothing.
        storage: String,
        /// The catalogue's line it was chosen from.
        catalogue: Option<ModelId>,
        /// Its IMEI, 15 digits.
        imei: Option<String>,
        /// Its second IMEI.
        imei2: Option<String>,
        /// Its serial number.
        serial: Option<String>,
        /// Why neither could be read.
        unreadable: Option<String> as personal,
        /// The same machine under its former IMEI, before its main board was changed.
        former: Option<DeviceId>,
        /// The same machine under another row, which holds everything now.
        merged_into: Option<DeviceId>,
    }
}

impl Device {
    /// What it is known by.
    #[must_use]
    pub fn numbers(&self) -> Numbers {
        Numbers { imei: self.imei.clone(), imei2: self.imei2.clone(), serial: self.serial.clone() }
    }
}

/// One by id.
///
/// # Errors
/// What the database says; `store.broken_reference` where there is none.
pub fn by_id(read: &Read<'_>, id: DeviceId) -> kernel::Result<Device> {
    Ok(read.one(id.0)?)
}

/// One by id, where there is one.
///
/// # Errors
/// What the database says.
pub fn find(read: &Read<'_>, id: DeviceId) -> kernel::Result<Option<Device>> {
    Ok(read.get(id.0)?)
}

/// The row that holds everything of a machine now, where it was merged into another one.
///
/// # Errors
/// What the database says; `store.broken_reference` where rows were merged in a circle.
pub fn kept(read: &Read<'_>, device: Device) -> kernel::Result<Device> {
    let mut kept = device;
    for _ in 0..LONGEST_CHAIN {
        match kept.merged_into {
            Some(into) => kept = by_id(read, into)?,
            None => return Ok(kept),
        }
    }
    Err(Failure::internal("store.broken_reference", "machines merged in a circle"))
}

/// More rows than one machine ever had.
const LONGEST_CHAIN: usize = 100;

/// Every row of a machine: under its former and later IMEIs, and those merged with it.
///
/// # Errors
/// What the database says.
pub fn chain(read: &Read<'_>, id: DeviceId) -> kernel::Result<Vec<DeviceId>> {
    Ok(read.all(include_str!("chain.sql"), &[(":id", &Sql(&id))], |row| row.column("id"))?)
}

/// One by IMEI, in its first slot or its second.
///
/// # Errors
/// What the database says.
pub fn by_imei(read: &Read<'_>, imei: &str) -> kernel::Result<Option<Device>> {
    let find = || -> Result<Option<Device>> {
        let mut statement = read.db.prepare_cached(include_str!("by_imei.sql"))?;
        Ok(statement.query_row(named_params! {":imei": imei}, Device::read).optional()?)
    };
    find()?.map(|found| kept(read, found)).transpose()
}

/// All with a brand and serial number, oldest first: serial numbers of two makers may be the same, and a machine whose
/// main board was changed keeps its own.
///
/// # Errors
/// What the database says.
pub fn by_serial(read: &Read<'_>, brand: &str, serial: &str) -> kernel::Result<Vec<Device>> {
    let params: [(&str, &dyn ToSql); 2] = [(":serial", &serial), (":brand", &brand)];
    let found = read.all(include_str!("by_serial.sql"), &params, Device::read)?;
    let mut rows: Vec<Device> = Vec::new();
    for row in found {
        let row = kept(read, row)?;
        if rows.iter().all(|known| known.id != row.id) {
            rows.push(row);
        }
    }
    let formers: Vec<DeviceId> = rows.iter().filter_map(|row| row.former).collect();
    rows.retain(|row| !formers.contains(&row.id));
    Ok(rows)
}

/// The machine under its later IMEI, where its main board was changed since.
///
/// # Errors
/// What the database says.
pub fn later(read: &Read<'_>, id: DeviceId) -> kernel::Result<Option<DeviceId>> {
    let sql = "SELECT id FROM device WHERE former = :id ORDER BY seq DESC LIMIT 1";
    Ok(read.all(sql, &[(":id", &Sql(&id))], |row| row.column("id"))?.pop())
}

/// Adds one.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, device: &Device) -> kernel::Result<()> {
    Ok(change.insert(device)?)
}

/// Writes what differs.
///
/// # Errors
/// What the database says.
pub fn correct(change: &mut Change<'_>, before: &Device, after: &Device) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}
