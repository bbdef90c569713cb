//! What lies where follows the movements, whatever is done and however many do it at once.

mod crowd;
mod hostile;
mod model;
