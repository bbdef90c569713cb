//! The one list of commands, and what is done for each of them once.

use crate::asked::{asked, input_hash};
use crate::session::{Presence, SessionKey};
use crate::station::{Desk, Paper};
use crate::types::{Signature, typescript};
use domain::right::Right;
use kernel::{Failure, Moment, RequestId, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;
use store::{By, Change, Mode, Read, Request};
use ts_rs::TS;

/// Who calls: a desk's session, and the client's request where it means to write.
#[derive(Debug, Clone, Default)]
pub struct Caller {
    /// The desk; `None` for a browser that has not signed in.
    pub session: Option<SessionKey>,
    /// Made by the client, once per intent of its user.
    pub request: Option<RequestId>,
    /// Whether the call came in from the shop's network. Whoever stands at the host's own desk may do more while the
    /// database cannot be opened and nobody can be known.
    pub from_lan: bool,
}

/// One call under way: who, when, by which command.
pub(crate) struct Asking<'a> {
    pub(crate) desk: &'a Desk,
    pub(crate) caller: &'a Caller,
    pub(crate) presence: Presence,
    pub(crate) now: Moment,
    pub(crate) command: &'static str,
}

impl Asking<'_> {
    /// Who writes, as the journal keeps it.
    pub(crate) fn by(&self, request: Option<Request>) -> By {
        By { person: self.presence.person_or_nobody(), command: self.command, now: self.now, request }
    }

    /// Looks at the shop.
    pub(crate) fn read<T>(&self, look: impl FnOnce(&Read<'_>) -> Result<T>) -> Result<T> {
        self.desk.store()?.read(self.presence.person_or_nobody(), self.now, look)
    }

    /// Writes to the shop, and tells everybody what was touched.
    pub(crate) fn change<O: Serialize>(
        &self,
        mode: Mode,
        request: Option<Request>,
        apply: impl FnOnce(&mut Change<'_>) -> Result<O> + Send + 'static,
    ) -> Result<Value> {
        let committed =
            self.desk.store()?.change(self.by(request), mode, move |change| encode(apply(change)?))?;
        self.desk.tell(committed.nouns.into_iter().map(str::to_owned).collect());
        Ok(committed.answer)
    }
}

type Run = Box<dyn Fn(&Asking<'_>, Value) -> Result<Value> + Send + Sync>;
type Draw = Box<dyn Fn(&Asking<'_>, Value) -> Result<Paper> + Send + Sync>;

enum Act {
    Answers(Run),
    Draws(Draw),
}

/// One line of the list.
pub struct Command {
    name: &'static str,
    right: Right,
    in_trouble: bool,
    is_question: bool,
    act: Act,
    signature: Signature,
}

impl Command {
    /// The right it asks for.
    #[must_use]
    pub fn right(&self) -> Right {
        self.right
    }

    /// Whether it may be called while the shop's database cannot be opened, when nobody can be known.
    #[must_use]
    pub fn works_in_trouble(&self) -> bool {
        self.in_trouble
    }

    /// Whether it only asks, which pages do by themselves whenever somebody else changed what they show.
    #[must_use]
    pub fn is_question(&self) -> bool {
        self.is_question
    }

    /// Whether it draws a paper.
    #[must_use]
    pub fn is_paper(&self) -> bool {
        matches!(self.act, Act::Draws(_))
    }

    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    pub(crate) fn signature(&self) -> &Signature {
        &self.signature
    }

    pub(crate) fn run(&self, asking: &Asking<'_>, input: Value) -> Result<Value> {
        match &self.act {
            Act::Answers(run) => run(asking, input),
            Act::Draws(_) => Err(Failure::not_found("command.unknown")),
        }
    }

    pub(crate) fn draw(&self, asking: &Asking<'_>, input: Value) -> Result<Paper> {
        match &self.act {
            Act::Draws(draw) => draw(asking, input),
            Act::Answers(_) => Err(Failure::not_found("paper.unknown")),
        }
    }
}

/// The list.
#[derive(Default)]
pub struct Commands {
    by_name: BTreeMap<&'static str, Command>,
}

impl Commands {
    /// An empty list.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A command that only reads.
    #[must_use]
    pub fn query<I, O>(
        self,
        name: &'static str,
        right: Right,
        answer: impl Fn(&Read<'_>, I) -> Result<O> + Send + Sync + 'static,
    ) -> Self
    where
        I: DeserializeOwned + TS + 'static,
        O: Serialize + TS + 'static,
    {
        self.query_at(name, right, move |_: &Asking<'_>, read: &Read<'_>, input: I| answer(read, input))
    }

    /// As `query`, where the desk itself is needed: its key.
    #[must_use]
    pub(crate) fn query_at<I, O>(
        self,
        name: &'static str,
        right: Right,
        answer: impl Fn(&Asking<'_>, &Read<'_>, I) -> Result<O> + Send + Sync + 'static,
    ) -> Self
    where
        I: DeserializeOwned + TS + 'static,
        O: Serialize + TS + 'static,
    {
        let run: Run = Box::new(move |asking, input| {
            let input = decode(input)?;
            encode(asking.read(|read| answer(asking, read, input))?)
        });
        let mut commands = self.add::<I, O>(name, right, run);
        if let Some(command) = commands.by_name.get_mut(name) {
            command.is_question = true;
        }
        commands
    }

    /// A command that reads something private, and is logged.
    #[must_use]
    pub fn look<I, O>(
        self,
        name: &'static str,
        right: Right,
        answer: impl Fn(&mut Change<'_>, I) -> Result<O> + Clone + Send + Sync + 'static,
    ) -> Self
    where
        I: DeserializeOwned + Send + TS + 'static,
        O: Serialize + TS + 'static,
    {
        self.look_at(name, right, |_: &Asking<'_>, _: &Read<'_>, input: I| Ok(input), answer)
    }

    /// As `look`, where the desk itself is needed first: its key.
    #[must_use]
    pub(crate) fn look_at<I, P, O>(
        self,
        name: &'static str,
        right: Right,
        prepare: impl Fn(&Asking<'_>, &Read<'_>, I) -> Result<P> + Send + Sync + 'static,
        answer: impl Fn(&mut Change<'_>, P) -> Result<O> + Clone + Send + Sync + 'static,
    ) -> Self
    where
        I: DeserializeOwned + TS + 'static,
        P: Send + 'static,
        O: Serialize + TS + 'static,
    {
        self.add::<I, O>(
            name,
            right,
            Box::new(move |asking, input| {
                let input = decode(input)?;
                let (prepared, answer) = (asking.read(|read| prepare(asking, read, input))?, answer.clone());
                asking.change(Mode::Look, None, move |change| answer(change, prepared))
            }),
        )
    }

    /// A command that writes. Its answer is kept with the request, so it holds ids and numbers, nothing personal.
    #[must_use]
    pub fn change<I, O>(
        self,
        name: &'static str,
        right: Right,
        apply: impl Fn(&mut Change<'_>, I) -> Result<O> + Clone + Send + Sync + 'static,
    ) -> Self
    where
        I: DeserializeOwned + Send + TS + 'static,
        O: Serialize + TS + 'static,
    {
        self.prepared(name, right, |_: &Read<'_>, input: I| Ok(input), apply)
    }

    /// A command that writes in two steps: what takes long (hashing, decoding) is prepared off the writer.
    #[must_use]
    pub fn prepared<I, P, O>(
        self,
        name: &'static str,
        right: Right,
        prepare: impl Fn(&Read<'_>, I) -> Result<P> + Send + Sync + 'static,
        apply: impl Fn(&mut Change<'_>, P) -> Result<O> + Clone + Send + Sync + 'static,
    ) -> Self
    where
        I: DeserializeOwned + TS + 'static,
        P: Send + 'static,
        O: Serialize + TS + 'static,
    {
        self.prepared_at(
            name,
            right,
            move |_: &Asking<'_>, read: &Read<'_>, input: I| prepare(read, input),
            apply,
        )
    }

    /// As `prepared`, where the desk itself is needed: its key, its pictures.
    #[must_use]
    pub(crate) fn prepared_at<I, P, O>(
        self,
        name: &'static str,
        right: Right,
        prepare: impl Fn(&Asking<'_>, &Read<'_>, I) -> Result<P> + Send + Sync + 'static,
        apply: impl Fn(&mut Change<'_>, P) -> Result<O> + Clone + Send + Sync + 'static,
    ) -> Self
    where
        I: DeserializeOwned + TS + 'static,
        P: Send + 'static,
        O: Serialize + TS + 'static,
    {
        self.hashed(
            name,
            right,
            move |asking: &Asking<'_>, input: I| asking.read(|read| prepare(asking, read, input)),
            apply,
        )
    }

    /// As `prepared`, where a secret is hashed or judged first: that takes long and waits for others, so it is done while
    /// no look at the database is held open. What was looked at before may have changed by the time of the write.
    #[must_use]
    pub(crate) fn hashed<I, P, O>(
        self,
        name: &'static str,
        right: Right,
        prepare: impl Fn(&Asking<'_>, I) -> Result<P> + Send + Sync + 'static,
        apply: impl Fn(&mut Change<'_>, P) -> Result<O> + Clone + Send + Sync + 'static,
    ) -> Self
    where
        I: DeserializeOwned + TS + 'static,
        P: Send + 'static,
        O: Serialize + TS + 'static,
    {
        self.add::<I, O>(
            name,
            right,
            Box::new(move |asking, input| {
                let request =
                    asking.caller.request.map(|id| Request { id, input_hash: input_hash(name, &input) });
                // A retry is answered before its input is looked at again: the first try may have changed what that
                // would meet.
                if let Some(request) = request
                    && let Some(answer) = asking.read(|read| read.answered(request, asking.command))?
                {
                    return Ok(answer);
                }
                let (prepared, apply) = (prepare(asking, decode(input)?)?, apply.clone());
                asking.change(Mode::History, request, move |change| apply(change, prepared))
            }),
        )
    }

    /// A command that keeps state without history: preferences, drafts.
    #[must_use]
    pub fn keep<I, O>(
        self,
        name: &'static str,
        right: Right,
        apply: impl Fn(&mut Change<'_>, I) -> Result<O> + Clone + Send + Sync + 'static,
    ) -> Self
    where
        I: DeserializeOwned + Send + TS + 'static,
        O: Serialize + TS + 'static,
    {
        self.add::<I, O>(
            name,
            right,
            Box::new(move |asking, input| {
                let (input, apply) = (decode::<I>(input)?, apply.clone());
                asking.change(Mode::State, None, move |change| apply(change, input))
            }),
        )
    }

    /// A command on the desk itself rather than on rows: signing in, printing, backups.
    #[must_use]
    pub(crate) fn act<I, O>(
        self,
        name: &'static str,
        right: Right,
        act: impl Fn(&Asking<'_>, I) -> Result<O> + Send + Sync + 'static,
    ) -> Self
    where
        I: DeserializeOwned + TS + 'static,
        O: Serialize + TS + 'static,
    {
        self.add::<I, O>(
            name,
            right,
            Box::new(move |asking, input| {
                let Some(request) = asking.caller.request else {
                    return encode(act(asking, decode(input)?)?);
                };
                let asked = asked(asking, &input);
                asking.desk.once.act(request, asked, || encode(act(asking, decode(input)?)?))
            }),
        )
    }

    /// As `act`, where a second try does no harm: what it answers is a secret that is not remembered, or who asks
    /// comes with a new session each time.
    #[must_use]
    pub(crate) fn act_anew<I, O>(
        self,
        name: &'static str,
        right: Right,
        act: impl Fn(&Asking<'_>, I) -> Result<O> + Send + Sync + 'static,
    ) -> Self
    where
        I: DeserializeOwned + TS + 'static,
        O: Serialize + TS + 'static,
    {
        let run = move |asking: &Asking<'_>, input: Value| encode(act(asking, decode(input)?)?);
        self.add::<I, O>(name, right, Box::new(run))
    }

    /// As `act`, and also while the database cannot be opened: then nobody can be known, and whoever stands at the desk
    /// may look for a backup and bring it back beside the damaged file.
    #[must_use]
    pub(crate) fn rescue<I, O>(
        self,
        name: &'static str,
        right: Right,
        act: impl Fn(&Asking<'_>, I) -> Result<O> + Send + Sync + 'static,
    ) -> Self
    where
        I: DeserializeOwned + TS + 'static,
        O: Serialize + TS + 'static,
    {
        let mut commands = self.act(name, right, act);
        if let Some(command) = commands.by_name.get_mut(name) {
            command.in_trouble = true;
        }
        commands
    }

    /// A paper: plain data is gathered in one look, and drawn off the database.
    #[must_use]
    pub(crate) fn paper<I, D>(
        mut self,
        name: &'static str,
        right: Right,
        gather: impl Fn(&Read<'_>, I) -> Result<D> + Send + Sync + 'static,
        draw: impl Fn(&Desk, D) -> Result<Paper> + Send + Sync + 'static,
    ) -> Self
    where
        I: DeserializeOwned + TS + 'static,
        D: 'static,
    {
        let act = Act::Draws(Box::new(move |asking, input| {
            let input = decode(input)?;
            draw(asking.desk, asking.read(|read| gather(read, input))?)
        }));
        let signature = Signature::of::<I, ()>();
        self.insert(Command { name, right, in_trouble: false, is_question: true, act, signature });
        self
    }

    /// A command by name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Command> {
        self.by_name.get(name)
    }

    /// All of them, in name order.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Command)> {
        self.by_name.iter().map(|(name, command)| (*name, command))
    }

    /// The wire file.
    #[must_use]
    pub fn typescript(&self) -> String {
        typescript(self)
    }

    fn add<I: TS + 'static, O: TS + 'static>(mut self, name: &'static str, right: Right, run: Run) -> Self {
        let signature = Signature::of::<I, O>();
        let act = Act::Answers(run);
        self.insert(Command { name, right, in_trouble: false, is_question: false, act, signature });
        self
    }

    fn insert(&mut self, command: Command) {
        let name = command.name;
        let old = self.by_name.insert(name, command);
        assert!(old.is_none(), "command {name} is listed twice");
    }
}

fn decode<I: DeserializeOwned>(input: Value) -> Result<I> {
    serde_json::from_value(input).map_err(|error| {
        // The words of serde repeat values; only where it stumbled goes to the log.
        let (line, column) = (error.line(), error.column());
        Failure::invalid("input.malformed").because(format!("{:?} at {line}:{column}", error.classify()))
    })
}

fn encode<O: Serialize>(output: O) -> Result<Value> {
    serde_json::to_value(output).map_err(|error| Failure::internal("output.unencodable", error))
}
