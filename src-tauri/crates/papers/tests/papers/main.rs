//! Papers as they come out: the display list, the text and the pictures of the file, the codes read back.

#[cfg(test)]
mod breaking;
#[cfg(test)]
mod counter;
#[cfg(test)]
mod drawing;
#[cfg(test)]
mod failures;
#[cfg(test)]
mod file;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod job_card;
#[cfg(test)]
mod legible;
#[cfg(test)]
mod odd;
#[cfg(test)]
mod order_papers;
#[cfg(test)]
mod report_samples;
#[cfg(test)]
mod reports;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod scanning;
#[cfg(test)]
mod text;
#[cfg(test)]
mod tools;
