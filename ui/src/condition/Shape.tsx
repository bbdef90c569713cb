import type { ReactNode } from "react";
import type { Face, Kind } from "../wire/commands";

/** The bare outline of a kind, one face, within the box that `boxOf` names. */
export function Shape({ kind, face }: { kind: Kind; face: Face }) {
  return <g className="outline-line">{drawn(kind)[face]}</g>;
}

type Faces = Record<Face, ReactNode>;

function drawn(kind: Kind): Faces {
  switch (kind) {
    case "phone":
      return handheld(360, 760, 52);
    case "tablet":
      return handheld(560, 760, 36);
    case "laptop":
      return laptop;
    case "watch":
      return watch;
    case "earphones":
      return earphones;
    case "tv":
      return tv;
    case "fridge":
      return fridge;
    case "water_heater":
      return waterHeater;
    case "washer":
      return washer;
    case "air_conditioner":
      return airConditioner;
    case "camera":
      return camera;
    case "kitchen":
    case "vacuum":
    case "audio":
    case "console":
    case "printer":
    case "router":
    case "small_appliance":
    case "other":
      return box;
  }
}

function handheld(width: number, height: number, round: number): Faces {
  const body = <rect x={8} y={8} width={width - 16} height={height - 16} rx={round} />;
  return {
    front: (
      <>
        {body}
        <rect x={26} y={26} width={width - 52} height={height - 52} rx={round - 16} />
        <circle cx={width / 2} cy={56} r={9} />
        <path d={`M${width - 4} 200v70M${width - 4} 310v50`} />
      </>
    ),
    back: (
      <>
        {body}
        <rect x={36} y={40} width={136} height={150} rx={32} />
        <circle cx={80} cy={84} r={26} />
        <circle cx={126} cy={144} r={26} />
        <circle cx={130} cy={76} r={8} />
        <path d={`M${width / 2 - 40} ${height - 34}h80`} />
      </>
    ),
  };
}

const laptop: Faces = {
  front: (
    <>
      <rect x={60} y={8} width={640} height={330} rx={16} />
      <rect x={80} y={28} width={600} height={288} />
      <path d="M60 352h640l52 124a12 12 0 0 1-12 16H20a12 12 0 0 1-12-16z" />
      <path d="M104 374h552M88 404h584M72 434h616M300 456h160" />
    </>
  ),
  back: (
    <>
      <rect x={60} y={8} width={640} height={400} rx={16} />
      <circle cx={380} cy={200} r={34} />
      <path d="M60 440h640M140 424v32M620 424v32M8 480h744" />
    </>
  ),
};

const watch: Faces = {
  front: (
    <>
      <path d="M140 92V8h140v84M140 328v84h140v-84" />
      <rect x={86} y={92} width={248} height={236} rx={70} />
      <rect x={106} y={112} width={208} height={196} rx={54} />
      <path d="M342 180v60" />
    </>
  ),
  back: (
    <>
      <path d="M140 92V8h140v84M140 328v84h140v-84" />
      <rect x={86} y={92} width={248} height={236} rx={70} />
      <circle cx={210} cy={210} r={74} />
      <circle cx={210} cy={210} r={30} />
    </>
  ),
};

const earphones: Faces = {
  front: (
    <>
      <rect x={30} y={190} width={360} height={220} rx={90} />
      <path d="M30 270h360" />
      <circle cx={130} cy={70} r={46} />
      <circle cx={290} cy={70} r={46} />
      <path d="M118 114v62h24v-62M278 114v62h24v-62" />
    </>
  ),
  back: (
    <>
      <rect x={30} y={190} width={360} height={220} rx={90} />
      <path d="M30 270h120M270 270h120M150 258h120v24H150z" />
      <circle cx={130} cy={70} r={46} />
      <circle cx={290} cy={70} r={46} />
      <path d="M118 114v62h24v-62M278 114v62h24v-62M196 392h28" />
    </>
  ),
};

const tv: Faces = {
  front: (
    <>
      <rect x={8} y={8} width={744} height={420} rx={12} />
      <rect x={24} y={24} width={712} height={380} />
      <path d="M180 428l-30 44M580 428l30 44" />
    </>
  ),
  back: (
    <>
      <rect x={8} y={8} width={744} height={420} rx={12} />
      <rect x={220} y={120} width={320} height={200} rx={8} />
      <path d="M590 150v140M620 150v140M180 428l-30 44M580 428l30 44" />
      <circle cx={250} cy={150} r={8} />
      <circle cx={510} cy={150} r={8} />
      <circle cx={250} cy={290} r={8} />
      <circle cx={510} cy={290} r={8} />
    </>
  ),
};

const fridge: Faces = {
  front: (
    <>
      <rect x={20} y={8} width={360} height={724} rx={18} />
      <path d="M20 270h360M60 150v90M60 300v140M50 732v20M350 732v20" />
    </>
  ),
  back: (
    <>
      <rect x={20} y={8} width={360} height={724} rx={18} />
      <path d="M70 80h260v40H70v40h260v40H70v40h260v40H70v40h260M50 732v20M350 732v20" />
      <rect x={60} y={560} width={280} height={140} rx={10} />
      <circle cx={150} cy={630} r={44} />
    </>
  ),
};

const waterHeater: Faces = {
  front: (
    <>
      <rect x={30} y={8} width={340} height={660} rx={90} />
      <circle cx={200} cy={480} r={46} />
      <path d="M140 570h120M120 668v84M280 668v84" />
    </>
  ),
  back: (
    <>
      <rect x={30} y={8} width={340} height={660} rx={90} />
      <path d="M110 110h180v50H110zM120 668v84M280 668v84" />
      <circle cx={200} cy={560} r={24} />
    </>
  ),
};

const washer: Faces = {
  front: (
    <>
      <rect x={20} y={8} width={460} height={568} rx={18} />
      <path d="M20 110h460M60 60h120M60 576v16M440 576v16" />
      <circle cx={400} cy={60} r={28} />
      <circle cx={250} cy={340} r={170} />
      <circle cx={250} cy={340} r={126} />
    </>
  ),
  back: (
    <>
      <rect x={20} y={8} width={460} height={568} rx={18} />
      <rect x={70} y={120} width={360} height={380} rx={14} />
      <circle cx={110} cy={66} r={20} />
      <circle cx={170} cy={66} r={20} />
      <path d="M390 46v44M60 576v16M440 576v16" />
    </>
  ),
};

const airConditioner: Faces = {
  front: (
    <>
      <rect x={8} y={14} width={744} height={226} rx={28} />
      <path d="M8 176h744M60 202h640M60 222h640M620 100h70" />
    </>
  ),
  back: (
    <>
      <rect x={8} y={14} width={744} height={226} rx={28} />
      <path d="M60 50v150M140 50v150M220 50v150M300 50v150M380 50v150M460 50v150M540 50v150" />
      <path d="M600 190h152M600 212h152" />
    </>
  ),
};

const camera: Faces = {
  front: (
    <>
      <path d="M250 90l40-66h180l40 66h212a30 30 0 0 1 30 30v322a30 30 0 0 1-30 30H38a30 30 0 0 1-30-30V120a30 30 0 0 1 30-30z" />
      <circle cx={380} cy={280} r={150} />
      <circle cx={380} cy={280} r={96} />
      <path d="M90 74h70" />
    </>
  ),
  back: (
    <>
      <path d="M250 90l40-66h180l40 66h212a30 30 0 0 1 30 30v322a30 30 0 0 1-30 30H38a30 30 0 0 1-30-30V120a30 30 0 0 1 30-30z" />
      <rect x={70} y={140} width={430} height={290} rx={8} />
      <circle cx={630} cy={300} r={62} />
      <circle cx={630} cy={300} r={22} />
    </>
  ),
};

const box: Faces = {
  front: (
    <>
      <rect x={8} y={8} width={744} height={464} rx={30} />
      <rect x={60} y={60} width={430} height={360} rx={14} />
      <circle cx={620} cy={150} r={52} />
      <path d="M560 280h120M560 330h120M560 380h120" />
    </>
  ),
  back: (
    <>
      <rect x={8} y={8} width={744} height={464} rx={30} />
      <path d="M90 90h360M90 130h360M90 170h360M90 210h360" />
      <rect x={90} y={300} width={240} height={110} rx={8} />
      <circle cx={620} cy={360} r={40} />
    </>
  ),
};
