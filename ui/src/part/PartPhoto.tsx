import { Button, Image } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { useHost } from "../kit/host";
import { useWords } from "../kit/words";
import { useStaging } from "../photo/staging";
import type { PartCard } from "../wire/commands";

/** What a part looks like; whoever keeps parts takes another picture of it. */
export function PartPhoto({ card, mayKeep }: { card: PartCard; mayKeep: boolean }) {
  const { say } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const set = useChange("part.set_photo");
  const { run } = set;
  const staging = useStaging(useCallback(({ hash }) => run({ id: card.id, hash }), [run, card.id]));
  const picture = usePicture(card);
  if (!mayKeep && !card.has_photo) return null;
  return (
    <section className="card" data-test="part-photo">
      <div className="card-head">
        <h2>{say("part.photo")}</h2>
        <span className="grow" />
        {mayKeep && (
          <Button
            size="small"
            loading={staging.pending > 0 || set.pending}
            onClick={() => input.current?.click()}
            data-test="part-photo-choose"
          >
            {say(card.has_photo ? "part.photo_other" : "part.photo_choose")}
          </Button>
        )}
        {mayKeep && card.has_photo && (
          <Button
            size="small"
            onClick={() => run({ id: card.id, hash: null })}
            data-test="part-photo-remove"
          >
            {say("part.photo_remove")}
          </Button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        aria-label={say("part.photo")}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) staging.take([file]);
          event.target.value = "";
        }}
        data-test="part-photo-file"
      />
      <div className="card-body">
        <FailureNote reason={picture.refused ?? set.refused} />
        {staging.notTaken.map(({ name, why }) => (
          <p key={name} className="part-none" role="alert">
            {name}: {why}
          </p>
        ))}
        {picture.url ? (
          <Image src={picture.url} alt={card.name} height={180} />
        ) : (
          !card.has_photo && <p className="quiet">{say("part.photo_none")}</p>
        )}
      </div>
    </section>
  );
}

/** The picture as the page can show it, fetched anew when the part changed. */
function usePicture({ id, has_photo, seen_seq }: PartCard) {
  const host = useHost();
  const [url, setUrl] = useState<string | null>(null);
  const [refused, setRefused] = useState<Error | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture comes with another state of the part
  useEffect(() => {
    if (!has_photo) {
      setUrl(null);
      return;
    }
    let gone = false;
    let made: string | null = null;
    host.paper("part.photo", { id }).then(
      (bytes) => {
        if (gone) return;
        made = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: "image/jpeg" }));
        setRefused(null);
        setUrl(made);
      },
      (reason) => {
        if (!gone) setRefused(reason instanceof Error ? reason : new Error(String(reason)));
      },
    );
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [host, id, has_photo, seen_seq]);
  return { url, refused };
}
