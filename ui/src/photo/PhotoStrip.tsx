import { CloseOutlined, MobileOutlined } from "@ant-design/icons";
import { Button, Image, Select, Skeleton } from "antd";
import { useEffect, useState } from "react";
import { useHost } from "../kit/host";
import { useWords } from "../kit/words";
import type { PhotoView } from "../wire/commands";
import { isFromPhone } from "./fromPhone";
import "./photo.css";

/** One picture: staged ones are known by their content, kept ones by their id. */
export type ShownPhoto = { view: PhotoView; caption?: string } & (
  | { hash: string; id?: never }
  | { id: string; hash?: never }
);

interface PhotoStripProps {
  photos: readonly ShownPhoto[];
  /** Left out where views stay as they are. */
  setView?: (at: number, view: PhotoView) => void;
  /** Left out where none may be taken away. */
  remove?: (at: number) => void;
  /** Without words below. */
  bare?: boolean;
}

export const VIEWS: readonly PhotoView[] = [
  "front",
  "back",
  "side",
  "screen",
  "inside",
  "paper",
  "other",
];

/** Pictures in a row, each with what it shows; a click opens it large. */
export function PhotoStrip({ photos, setView, remove, bare = false }: PhotoStripProps) {
  const { say } = useWords();
  if (photos.length === 0) return null;
  return (
    <Image.PreviewGroup>
      <ul className="photos" data-test="photos">
        {photos.map((photo, at) => (
          <li key={photo.hash ?? photo.id} className="photo" data-test="photo">
            <Picture photo={photo} />
            {photo.hash !== undefined && !bare && isFromPhone(photo.hash) && <PhoneMark />}
            {bare ? null : setView ? (
              <Select<PhotoView>
                size="small"
                variant="borderless"
                aria-label={say("photo.view")}
                value={photo.view}
                onChange={(view) => setView(at, view)}
                options={VIEWS.map((view) => ({ value: view, label: say(`photo_view.${view}`) }))}
                popupMatchSelectWidth={false}
                data-test="photo-view"
              />
            ) : (
              <span className="photo-words cut">
                {say(`photo_view.${photo.view}`)}
                {photo.caption && <span className="quiet"> {photo.caption}</span>}
              </span>
            )}
            {remove && (
              <Button
                className="photo-remove"
                size="small"
                shape="circle"
                icon={<CloseOutlined aria-hidden />}
                aria-label={say("photo.remove")}
                onClick={() => remove(at)}
                data-test="photo-remove"
              />
            )}
          </li>
        ))}
      </ul>
    </Image.PreviewGroup>
  );
}

function PhoneMark() {
  const { say } = useWords();
  const words = say("photo.from_phone");
  return (
    <span
      className="photo-phone"
      role="img"
      aria-label={words}
      title={words}
      data-test="from-phone"
    >
      <MobileOutlined aria-hidden />
    </span>
  );
}

function Picture({ photo }: { photo: ShownPhoto }) {
  const { say } = useWords();
  const { url, failed } = usePicture(photo);
  if (failed) return <span className="photo-lost quiet">{say("photo.lost")}</span>;
  if (!url) return <Skeleton.Node active className="photo-waiting" />;
  return (
    <Image
      src={url}
      alt={say(`photo_view.${photo.view}`)}
      width={84}
      height={84}
      classNames={{ image: "photo-image" }}
    />
  );
}

/** Fetches a picture once and lets it go with the component. */
function usePicture({ hash, id }: ShownPhoto): { url: string | null; failed: boolean } {
  const host = useHost();
  const [url, setUrl] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let gone = false;
    let made: string | undefined;
    const load = async () => {
      try {
        const bytes =
          hash === undefined
            ? await host.paper("photo.image", { id })
            : await host.paper("photo.staged", { hash });
        if (gone) return;
        const blob = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: "image/jpeg" });
        made = URL.createObjectURL(blob);
        setUrl(made);
      } catch {
        if (!gone) setFailed(true);
      }
    };
    load();
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [host, hash, id]);
  return { url, failed };
}
