use crate::house::House;
use crate::step::step;
use crate::stop::Stop;
use crate::{node, run};

/// Builds the program as it is shipped and runs every benchmark of the workspace.
///
/// # Errors
/// When something is missing, does not build, or a benchmark fails.
pub(crate) fn bench(house: &House) -> Result<(), Stop> {
    run::set_up(house)?;
    node::build(house)?;
    step("program, as shipped", house.cargo(&["build", "--release", "--package", "xiutai"]))?;
    step("benchmarks", house.cargo(&["bench", "--workspace", "--bench", "*"]))
}
