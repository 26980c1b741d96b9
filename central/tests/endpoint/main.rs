//! The endpoint over real sockets, with people: a carrier, a second device, a supervisor.

mod support;

mod batches;
mod disputes;
mod enrolment;
mod receipts;
mod requests;
mod supervisor;
mod withdrawals;
