//! Strangers' words made safe to show.

pub(crate) use sayso_export::safe::plain;
