use super::{Line, Visitor};
use crate::load::{Way, request_id};
use serde_json::{Value, json};
use std::io::{self, ErrorKind};
use std::time::Duration;

/// A desk program on the shop's network that keeps one connection, and opens it anew whenever it broke.
pub struct FarDesk {
    /// Who it is, where it connects to, and how long it waits for an answer.
    pub visitor: Visitor,
    open: Option<Line>,
}

impl FarDesk {
    /// A desk that is not connected yet.
    pub fn new(visitor: Visitor) -> Self {
        Self { visitor, open: None }
    }

    /// The same desk once more, with a connection of its own.
    #[must_use]
    pub fn again(&self) -> Self {
        Self::new(self.visitor.clone())
    }

    /// Calls a command once.
    ///
    /// # Errors
    /// Where no whole answer came.
    pub fn call(&mut self, name: &str, input: &Value, request: Option<&str>) -> io::Result<(u16, Value)> {
        let (status, body) = self.post(&format!("/api/{name}"), input.to_string().as_bytes(), request)?;
        let body =
            serde_json::from_slice(&body).map_err(|cause| io::Error::new(ErrorKind::InvalidData, cause));
        Ok((status, body?))
    }

    /// Posts to a path; the status of the answer and its body.
    ///
    /// # Errors
    /// Where no whole answer came.
    pub fn post(&mut self, path: &str, body: &[u8], request: Option<&str>) -> io::Result<(u16, Vec<u8>)> {
        let mut line = match self.open.take() {
            Some(line) => line,
            None => self.visitor.line()?,
        };
        let request: Vec<_> = request.iter().map(|id| ("x-request", *id)).collect();
        let answer = self.visitor.ask_on(&mut line, &format!("POST {path}"), &request, body)?;
        self.open = Some(line);
        Ok((answer.status, answer.body))
    }

    /// Sends bytes as they are and waits for nothing.
    ///
    /// # Errors
    /// Where the line is down.
    pub fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut line = match self.open.take() {
            Some(line) => line,
            None => self.visitor.line()?,
        };
        line.put(bytes)?;
        self.open = Some(line);
        Ok(())
    }

    /// Ends the connection as a desk does that is killed.
    pub fn hang_up(&mut self) {
        if let Some(line) = self.open.take() {
            line.cut();
        }
    }
}

/// A person at a desk of the network who stays with what they began: whatever breaks in between, it is sent again under
/// the same request, and after a restart of the host they sign in again first.
pub struct Stubborn {
    /// Their desk.
    pub desk: FarDesk,
    badge: &'static str,
    password: &'static str,
}

/// Between two tries of a desk whose line is down.
const AGAIN_AFTER: Duration = Duration::from_millis(50);

impl Stubborn {
    /// Somebody who has signed in.
    ///
    /// # Panics
    /// Where they may not.
    pub fn at(desk: FarDesk, badge: &'static str, password: &'static str) -> Self {
        let mut person = Self { desk, badge, password };
        person.sign_in();
        person
    }

    /// The same person at the same desk, over a connection of its own.
    #[must_use]
    pub fn again(&self) -> Self {
        Self { desk: self.desk.again(), badge: self.badge, password: self.password }
    }

    fn sign_in(&mut self) {
        let input = json!({"badge": self.badge, "password": self.password});
        loop {
            let (status, answer) = self.until_answered("session.sign_in", &input, None);
            if status == 200 {
                return;
            }
            // Others sign in with the same badge number just now.
            assert_eq!(answer["message"], "person.wait", "{answer}");
            std::thread::sleep(AGAIN_AFTER);
        }
    }

    fn until_answered(&mut self, name: &str, input: &Value, request: Option<&str>) -> (u16, Value) {
        loop {
            match self.desk.call(name, input, request) {
                // Another desk's batch failed, or too many asked at once: the act is tried again.
                Ok((503, _)) | Err(_) => std::thread::sleep(AGAIN_AFTER),
                Ok(answer) => return answer,
            }
        }
    }
}

impl Way for Stubborn {
    fn ask(&mut self, name: &str, input: &Value, request: Option<u64>) -> Result<Value, String> {
        let request = request.map(request_id);
        loop {
            let (status, body) = self.until_answered(name, input, request.as_deref());
            match status {
                200 => return Ok(body),
                401 => self.sign_in(),
                _ => return Err(body["message"].as_str().expect("a failure").to_owned()),
            }
        }
    }
}
