import { useWords } from "../kit/words";
import { useDoor } from "../session/door";

export function About() {
  const { say } = useWords();
  const { version } = useDoor();
  return (
    <section className="card">
      <div className="card-body stack">
        <div className="row">
          <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width="40" height="40" />
          <div>
            <h2>{say("app.name")}</h2>
            <div className="quiet number">{say("about.version", { version })}</div>
          </div>
        </div>
        <p>{say("about.told")}</p>
        <p className="quiet">{say("about.font")}</p>
      </div>
    </section>
  );
}
