import { ReloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Spin } from "antd";
import type { DeskWays, FoundHost } from "../host/host";
import { FailureNote } from "../kit/FailureNote";
import { useWords } from "../kit/words";

/** Between two looks around in the network (ms); each takes two seconds. */
const LOOK_EVERY = 8_000;

interface HostListProps {
  ways: DeskWays;
  chosen: string;
  choose: (address: string) => void;
}

/** The hosts that announce themselves in this network. */
export function HostList({ ways, chosen, choose }: HostListProps) {
  const { say } = useWords();
  const found = useQuery({
    queryKey: ["find_hosts"],
    queryFn: () => ways.find(),
    refetchInterval: LOOK_EVERY,
    staleTime: 0,
  });
  const hosts = found.data ?? [];
  return (
    <section className="card">
      <div className="card-head">
        <h2 className="grow">{say("join.found")}</h2>
        {found.isFetching && <Spin size="small" />}
        <Button
          size="small"
          icon={<ReloadOutlined />}
          aria-label={say("join.look_again")}
          title={say("join.look_again")}
          onClick={() => found.refetch()}
          data-test="join-look"
        />
      </div>
      <div className="card-body stack">
        <FailureNote reason={found.error} />
        {hosts.length === 0 ? (
          <p className="quiet" data-test="join-none">
            {say(found.isPending ? "join.looking" : "join.none")}
          </p>
        ) : (
          <div className="join-hosts">
            {hosts.map((host) => (
              <Host
                key={`${host.name} ${host.port}`}
                host={host}
                chosen={placeOf(host) === chosen}
                choose={choose}
              />
            ))}
          </div>
        )}
      </div>
    </section>
  );
}

function Host({
  host,
  chosen,
  choose,
}: {
  host: FoundHost;
  chosen: boolean;
  choose: (address: string) => void;
}) {
  return (
    <button
      type="button"
      className="join-host"
      aria-pressed={chosen}
      onClick={() => choose(placeOf(host))}
      data-test="join-host"
    >
      <strong>{host.shop}</strong>
      <span className="quiet number">
        {host.name} · {placeOf(host)}
      </span>
    </button>
  );
}

function placeOf({ address, port }: FoundHost): string {
  return address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
}
