import { CameraOutlined } from "@ant-design/icons";
import { Alert, Button, Modal } from "antd";
import { useEffect, useRef, useState } from "react";
import { useLock } from "../frame/lock";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";

/** The machine's camera: several pictures in a row, until it is closed. */
export function Camera({ take, close }: { take: (file: File) => void; close: () => void }) {
  const { say } = useWords();
  const { locked } = useLock();
  const video = useRef<HTMLVideoElement>(null);
  const [ready, setReady] = useState(false);
  const [failed, setFailed] = useState(false);
  const [taken, setTaken] = useState(0);

  useEffect(() => {
    let stream: MediaStream | undefined;
    let gone = false;
    const start = async () => {
      try {
        const wanted = { video: { facingMode: "environment", width: { ideal: 2048 } } };
        stream = await navigator.mediaDevices.getUserMedia(wanted);
        if (gone || !video.current) stop(stream);
        else video.current.srcObject = stream;
      } catch {
        setFailed(true);
      }
    };
    start();
    return () => {
      gone = true;
      stop(stream);
    };
  }, []);
  // Nobody is filmed behind the lock.
  useEffect(() => {
    if (locked) close();
  }, [locked, close]);

  const shoot = () => {
    const shown = video.current;
    if (!shown || !ready) return;
    const canvas = document.createElement("canvas");
    canvas.width = shown.videoWidth;
    canvas.height = shown.videoHeight;
    canvas.getContext("2d")?.drawImage(shown, 0, 0);
    canvas.toBlob(
      (blob) => {
        if (!blob) return;
        take(new File([blob], say("photo.camera"), { type: blob.type }));
        setTaken((now) => now + 1);
      },
      "image/jpeg",
      0.92,
    );
  };
  useShortcut("Ctrl+Enter", shoot, !locked);
  return (
    <Modal open title={say("photo.camera")} onCancel={close} footer={null} width={720}>
      {failed ? (
        <Alert type="warning" showIcon title={say("photo.camera_failed")} />
      ) : (
        <div className="stack">
          <video
            ref={video}
            className="camera-picture"
            autoPlay
            muted
            playsInline
            onLoadedMetadata={() => setReady(true)}
          />
          <div className="row">
            <Button
              type="primary"
              icon={<CameraOutlined aria-hidden />}
              onClick={shoot}
              disabled={!ready}
              data-test="camera-shoot"
            >
              {say("photo.shoot")} <Key>Ctrl Enter</Key>
            </Button>
            {taken > 0 && <span className="quiet">{say("photo.taken", { n: taken })}</span>}
          </div>
        </div>
      )}
    </Modal>
  );
}

function stop(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
