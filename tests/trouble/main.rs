//! Trouble: power cuts, full and read-only disks, damaged files, clocks that jump, copies that are not whole.
//! Whatever happens is said by its key, nothing half is kept, nothing acknowledged is lost.

mod backups;
mod books;
mod clock;
mod damage;
mod desks;
mod disk_full;
mod flapping;
mod kill;
mod lan;
mod lost_reply;
mod places;
mod rescue;
mod serve;
mod small_disk;
