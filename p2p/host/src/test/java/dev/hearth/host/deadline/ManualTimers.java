package dev.hearth.host.deadline;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Timers whose time passes when a test says so; events run on the thread that says it. */
public final class ManualTimers implements Timers {
  private record Event(long time, Runnable action) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::time));
  private long now;

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  @Override
  public synchronized Pending schedule(Duration delay, Runnable action) {
    Event event = new Event(now + delay.toNanos(), action);
    events.add(event);
    return () -> cancel(event);
  }

  private synchronized void cancel(Event event) {
    events.remove(event);
  }

  public void advance(Duration duration) {
    long end = nanoTime() + duration.toNanos();
    for (Event event = due(end); event != null; event = due(end)) {
      event.action.run();
    }
  }

  private synchronized Event due(long end) {
    if (events.isEmpty() || events.peek().time > end) {
      now = end;
      return null;
    }
    now = events.peek().time;
    return events.remove();
  }
}
