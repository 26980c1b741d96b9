//! Stories of the whole core, from the call to the bytes on the disk and on the wire.

mod calls;
mod cards;
mod catalogue;
mod choosing;
mod course;
mod custody_and_day;
mod doorstep;
mod drafts;
mod enrolment;
mod explanation;
mod faults;
mod handover;
mod help;
mod model;
mod practice;
mod reports;
mod rounds;
mod search;
mod search_table;
mod supervisor;
mod sync;
mod unlocking;
