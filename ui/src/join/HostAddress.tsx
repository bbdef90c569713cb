import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Input } from "antd";
import { useState } from "react";
import { type DeskWays, Refusal } from "../host/host";
import { reasonWords } from "../kit/FailureNote";
import { faultWords, useWords } from "../kit/words";
import { DESK_MODE } from "./mode";

interface HostAddressProps {
  ways: DeskWays;
  /** Where the host was reached last. */
  address: string;
  done?: () => void;
}

/** Looks for the host where a person says it is. It has to prove there that it is the one. */
export function HostAddress({ ways, address, done }: HostAddressProps) {
  const { say } = useWords();
  const { message } = App.useApp();
  const store = useQueryClient();
  const [typed, setTyped] = useState(address);
  const [pending, setPending] = useState(false);
  const [reason, setReason] = useState<Error | null>(null);
  const look = async () => {
    if (pending) return;
    setPending(true);
    setReason(null);
    try {
      await ways.lookAt(typed);
      message.success(say("join.found_there", { address: typed.trim() }));
      // The line says nothing where it stood all along.
      store.invalidateQueries({ queryKey: DESK_MODE });
      done?.();
    } catch (caught) {
      setReason(caught instanceof Error ? caught : new Error(String(caught)));
    } finally {
      setPending(false);
    }
  };
  const fault = reason instanceof Refusal ? reason.failure.fields[0] : undefined;
  return (
    <div className="join-address">
      <div className="row">
        <Input
          aria-label={say("join.address")}
          autoComplete="off"
          value={typed}
          status={reason ? "error" : ""}
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={look}
          data-test="host-address"
        />
        <Button onClick={look} loading={pending} data-test="host-address-look">
          {say("join.look_there")}
        </Button>
      </div>
      {reason && (
        <div className="field-note field-fault" role="alert" data-test="host-address-fault">
          {fault ? faultWords(say, fault) : reasonWords(say, reason)}
        </div>
      )}
    </div>
  );
}
