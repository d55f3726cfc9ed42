package dev.hearth.desktop.view;

import java.time.Duration;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Subscription;

/** Calls back on the window's thread once a period, until unsubscribed. */
@FunctionalInterface
public interface Ticker {
  Subscription every(Duration period, Runnable call);

  /** By the window's own pulse. */
  static Ticker ofWindow() {
    return (period, call) -> {
      Timeline timeline =
          new Timeline(
              new KeyFrame(javafx.util.Duration.millis(period.toMillis()), finished -> call.run()));
      timeline.setCycleCount(Animation.INDEFINITE);
      timeline.play();
      return timeline::stop;
    };
  }
}
