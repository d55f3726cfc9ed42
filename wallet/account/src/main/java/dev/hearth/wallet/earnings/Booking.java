package dev.hearth.wallet.earnings;

/** What came of booking an entry. */
public sealed interface Booking {

  /** New, and counted from now on. */
  record Booked(Entry entry) implements Booking {}

  /** The very same entry was booked before; nothing changed. */
  record Repeated(Entry entry) implements Booking {}

  /** Another entry has this id. It stands; the new one was not counted. */
  record Conflicting(Entry standing, Entry refused) implements Booking {}
}
