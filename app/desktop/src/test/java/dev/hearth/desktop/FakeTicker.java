package dev.hearth.desktop;

import dev.hearth.desktop.view.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.util.Subscription;

/** Time passes when a test says so. */
final class FakeTicker implements Ticker {
  private final List<Task> tasks = new CopyOnWriteArrayList<>();

  private record Task(Duration period, Runnable call) {}

  @Override
  public Subscription every(Duration period, Runnable call) {
    Task task = new Task(period, call);
    tasks.add(task);
    return () -> tasks.remove(task);
  }

  /** Whatever has this period comes once; for the window's thread. */
  void pass(Duration period) {
    tasks.stream().filter(task -> task.period().equals(period)).forEach(task -> task.call().run());
  }
}
