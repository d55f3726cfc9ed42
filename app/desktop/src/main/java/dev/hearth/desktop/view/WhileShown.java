package dev.hearth.desktop.view;

import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import javafx.util.Subscription;

/** Does something when a screen comes up, and again and again while it is looked at. */
public final class WhileShown {
  private final Ticker ticker;
  private final Duration period;
  private final Runnable call;
  private Subscription running = Subscription.EMPTY;

  private WhileShown(Ticker ticker, Duration period, Runnable call) {
    this.ticker = ticker;
    this.period = period;
    this.call = call;
  }

  public static void every(Duration period, Ticker ticker, Node node, Runnable call) {
    WhileShown task = new WhileShown(ticker, period, call);
    node.sceneProperty()
        .flatMap(Scene::windowProperty)
        .flatMap(Window::showingProperty)
        .orElse(false)
        .subscribe(task::turn);
  }

  private void turn(boolean shown) {
    running.unsubscribe();
    running = Subscription.EMPTY;
    if (shown) {
      call.run();
      running = ticker.every(period, call);
    }
  }
}
