import type { Gate, Right } from "../wire/commands";

/** Which reasons may take whoever asks past the open gates. */
export interface Lifting {
  /** 挂账: the machine goes home though money is owed. */
  owed: boolean;
  override: boolean;
}

export function liftable(gates: readonly Gate[], can: (right: Right) => boolean): Lifting {
  const lifted = (right: Right) => can(right) && gates.some((gate) => gate.lifted_by === right);
  return { owed: lifted("release_unpaid"), override: lifted("override_gates") };
}
