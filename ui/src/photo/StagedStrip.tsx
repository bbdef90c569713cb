import { useCallback } from "react";
import type { Staged } from "../host/host";
import type { PhotoView, StagedPhoto } from "../wire/commands";
import type { PhoneUse } from "./FromPhone";
import { PhotoDrop, type PhotoKeys, usePastedPictures } from "./PhotoDrop";
import { PhotoStrip } from "./PhotoStrip";
import { useStaging } from "./staging";

interface StagedStripProps {
  photos: readonly StagedPhoto[];
  change: (update: (photos: readonly StagedPhoto[]) => StagedPhoto[]) => void;
  /** What a new picture most likely shows. */
  view: PhotoView;
  /** What a phone is told that its pictures are for. */
  phone: PhoneUse;
  /** Takes what is pasted on the page; at most one strip on it may. */
  pasted?: boolean;
  /** Its keys, no other strip's on the page. */
  keys?: PhotoKeys;
  /** Has the key of the phone; only one on the page may. */
  phoneKeyed?: boolean;
}

/** Pictures that are handed in with a form: taken, named and taken out before it is saved. */
export function StagedStrip(props: StagedStripProps) {
  const { photos, change, view, phone, pasted = false, keys, phoneKeyed } = props;
  const taken = useCallback(
    ({ hash }: Pick<Staged, "hash">) =>
      change((former) =>
        former.some((one) => one.hash === hash) ? [...former] : [...former, { hash, view }],
      ),
    [change, view],
  );
  const staging = useStaging(taken);
  return (
    <>
      <PhotoStrip
        photos={photos}
        setView={(at, next) =>
          change((former) => former.map((one, i) => (i === at ? { ...one, view: next } : one)))
        }
        remove={(at) => change((former) => former.filter((_, i) => i !== at))}
      />
      <PhotoDrop
        staging={staging}
        phone={phone}
        keys={keys}
        phoneKeyed={phoneKeyed}
        pasted={pasted}
      />
      {pasted && <Pasted staging={staging} />}
    </>
  );
}

function Pasted({ staging }: { staging: ReturnType<typeof useStaging> }) {
  usePastedPictures(staging);
  return null;
}
