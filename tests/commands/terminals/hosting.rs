use kernel::Code;
use kernel::machine::LanState;
use serde_json::json;
use tests::{TempShop, faults, refused_to};

#[test]
fn everybody_sees_where_the_host_is_and_a_manager_switches_it() {
    let shop = TempShop::new();
    let clerk = shop.person("李翠", "0012", &["front_desk"]);
    let off = shop.call_as(&clerk, "host.state", json!({}));
    assert_eq!(
        off,
        json!({
            "on": false, "port": 7421, "addresses": [], "name": "shop-pc.local", "announced": false,
            "failure": null, "at_command_line": false, "prints": null,
        })
    );
    let on = json!({"on": true, "port": 7500});
    assert_eq!(refused_to(&shop.desk, &clerk, "host.switch", on.clone()).code, Code::Forbidden);
    let entries = shop.journal();
    let switched = shop.call("host.switch", on);
    assert_eq!(switched["addresses"], json!(["192.168.1.5:7500"]));
    assert_eq!(switched["prints"]["authority"], "a0".repeat(32));
    assert_eq!(shop.call_as(&clerk, "host.state", json!({}))["on"], true);
    assert_eq!(shop.journal(), entries, "it is the machine's business, not the shop's");
    assert_eq!(shop.call("host.switch", json!({"on": false, "port": 7500}))["on"], false);
}

#[test]
fn a_port_of_the_system_is_none_for_desks() {
    let shop = TempShop::new();
    for port in [0, 80, 1_023, 65_536] {
        let refused = shop.refused("host.switch", json!({"on": true, "port": port}));
        assert_eq!(faults(&refused), [("port", "field.not_between")]);
    }
    assert_eq!(shop.call("host.state", json!({}))["on"], false);
    let failed = shop.refused("host.switch", json!({"on": true, "port": 65_535}));
    assert_eq!(failed.message, "host.failed", "as the machine says");
}

#[test]
fn what_was_switched_on_at_the_command_line_stays_on() {
    let shop = TempShop::new();
    shop.lan.set(LanState { on: true, port: 7_421, at_command_line: true, ..LanState::default() });
    let refused = shop.refused("host.switch", json!({"on": false, "port": 7_421}));
    assert_eq!((refused.code, refused.message), (Code::Refused, "host.at_command_line"));
    assert_eq!(shop.call("host.state", json!({}))["on"], true);
}
