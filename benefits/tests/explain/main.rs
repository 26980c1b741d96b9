//! What is said of pay lines, from the bundled data to the sentences.

#[cfg(test)]
mod ages;
#[cfg(test)]
mod amounts;
#[cfg(test)]
mod anything;
#[cfg(test)]
mod arrears;
#[cfg(test)]
mod common;
#[cfg(test)]
mod envelopes;
#[cfg(test)]
mod every_code;
#[cfg(test)]
mod samples;
