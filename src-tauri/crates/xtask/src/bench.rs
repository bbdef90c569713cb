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
    // For the whole workspace, as the benchmarks are, so that nothing is compiled twice with other features.
    let shipped = ["build", "--release", "--workspace", "--bin", "xiutai", "--bench", "*"];
    step("program, as shipped", house.cargo(&shipped))?;
    step("benchmarks", house.cargo(&["bench", "--workspace", "--bench", "*"]))
}
