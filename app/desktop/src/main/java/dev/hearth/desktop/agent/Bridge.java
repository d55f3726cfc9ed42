package dev.hearth.desktop.agent;

import dev.hearth.api.NodeSnapshot;
import dev.hearth.api.SnapshotListener;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The only way down: snapshots arrive on any thread and become a property on the window's. When the
 * window is slower than the agent it skips to the newest.
 */
public final class Bridge implements SnapshotListener {
  private final AtomicReference<NodeSnapshot> newest = new AtomicReference<>();
  private final ReadOnlyObjectWrapper<NodeSnapshot> shown = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper lost = new ReadOnlyBooleanWrapper(false);
  private final Executor window;

  public Bridge(Executor window) {
    this.window = window;
  }

  /** Null until the first has come; for the window's thread. */
  public ReadOnlyObjectProperty<NodeSnapshot> snapshot() {
    return shown.getReadOnlyProperty();
  }

  /** Whether nobody sends snapshots any more; for the window's thread. */
  public ReadOnlyBooleanProperty lost() {
    return lost.getReadOnlyProperty();
  }

  /** From any thread. */
  public void lost(boolean now) {
    window.execute(() -> lost.set(now));
  }

  @Override
  public void snapshot(NodeSnapshot snapshot) {
    if (newest.getAndSet(snapshot) == null) {
      window.execute(() -> shown.set(newest.getAndSet(null)));
    }
  }
}
