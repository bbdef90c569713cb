import { DeleteOutlined, PictureOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { useHost } from "../kit/host";
import { useWords } from "../kit/words";
import type { ShopCard } from "../wire/commands";

/** The picture on top of every paper: dropped or chosen, seen as it is kept, taken away again. */
export function Logo({ card }: { card: ShopCard }) {
  const { say } = useWords();
  const host = useHost();
  const { message } = App.useApp();
  const chooser = useRef<HTMLInputElement>(null);
  const [staging, setStaging] = useState(false);
  const [over, setOver] = useState(false);
  const [failed, setFailed] = useState<Error | null>(null);
  const set = useChange("shop.set_logo", { done: () => message.success(say("settings.saved")) });
  const picture = usePicture(card.logo);

  const take = async (file: File | undefined) => {
    if (!file) return;
    setFailed(null);
    setStaging(true);
    try {
      const staged = await host.stage(new Uint8Array(await file.arrayBuffer()));
      await set.run({ seen_seq: card.seen_seq, hash: staged.hash });
    } catch (reason) {
      setFailed(reason instanceof Error ? reason : new Error(String(reason)));
    } finally {
      setStaging(false);
    }
  };
  return (
    <div className="field" data-field="logo">
      <span className="logo-title">{say("field.logo")}</span>
      <section
        className={over ? "logo logo-over" : "logo"}
        aria-label={say("field.logo")}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files[0]);
        }}
      >
        {picture.address ? (
          <img src={picture.address} alt={say("field.logo")} data-test="shop-logo" />
        ) : (
          <span className="quiet">{say("shop.logo_none")}</span>
        )}
        <input
          ref={chooser}
          type="file"
          className="unseen"
          tabIndex={-1}
          aria-label={say("shop.logo_choose")}
          accept="image/jpeg,image/png,image/webp"
          onChange={(event) => {
            take(event.target.files?.[0]);
            event.target.value = "";
          }}
          data-test="shop-logo-file"
        />
        <div className="row">
          <Button
            size="small"
            icon={<PictureOutlined aria-hidden />}
            loading={staging || set.pending}
            onClick={() => chooser.current?.click()}
            data-test="shop-logo-choose"
          >
            {say("shop.logo_choose")}
          </Button>
          {card.logo && (
            <Button
              size="small"
              icon={<DeleteOutlined aria-hidden />}
              onClick={() => set.run({ seen_seq: card.seen_seq, hash: null })}
              data-test="shop-logo-remove"
            >
              {say("shop.logo_remove")}
            </Button>
          )}
        </div>
      </section>
      <FailureNote reason={failed ?? set.refused ?? picture.failed} />
    </div>
  );
}

/** A kept picture as an address for an `img`, given back when it is no longer shown. */
function usePicture(hash: string | null): { address: string | null; failed: Error | null } {
  const host = useHost();
  const [address, setAddress] = useState<string | null>(null);
  const [failed, setFailed] = useState<Error | null>(null);
  useEffect(() => {
    setFailed(null);
    if (!hash) {
      setAddress(null);
      return;
    }
    let gone = false;
    let made: string | undefined;
    const load = async () => {
      try {
        const bytes = await host.paper("photo.staged", { hash });
        if (gone) return;
        made = URL.createObjectURL(
          new Blob([bytes as Uint8Array<ArrayBuffer>], { type: "image/jpeg" }),
        );
        setAddress(made);
      } catch (reason) {
        if (!gone) setFailed(reason instanceof Error ? reason : new Error(String(reason)));
      }
    };
    load();
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [host, hash]);
  return { address, failed };
}
