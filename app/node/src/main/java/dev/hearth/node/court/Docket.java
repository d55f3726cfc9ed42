package dev.hearth.node.court;

import dev.hearth.node.store.OwnDispute;
import dev.hearth.node.store.OwnDisputes;
import dev.hearth.protocol.Hash;
import java.util.List;
import java.util.function.UnaryOperator;

/** What is remembered of this node's disputes. Safe for any thread. */
final class Docket {
  private final OwnDisputes kept;
  private final Runnable changed;

  Docket(OwnDisputes kept, Runnable changed) {
    this.kept = kept;
    this.changed = changed;
  }

  /** One that was begun before the node's last start goes on as it is remembered. */
  synchronized void begin(Hash dispute, OwnDispute.Matter matter) {
    if (kept.find(dispute).isEmpty()) {
      kept.put(OwnDispute.begun(dispute, matter));
      changed.run();
    }
  }

  /** One that never began is none. */
  synchronized void change(Hash dispute, UnaryOperator<OwnDispute> change) {
    kept.find(dispute)
        .ifPresent(
            before -> {
              OwnDispute after = change.apply(before);
              if (!after.equals(before)) {
                kept.put(after);
                changed.run();
              }
            });
  }

  /** Decided, and the stakes not shared out when it was last looked. */
  List<OwnDispute> unsettled() {
    return kept.all().stream()
        .filter(dispute -> !dispute.isOpen() && dispute.share().isEmpty())
        .filter(dispute -> !dispute.matter().challenge().equals(Hash.ZERO))
        .toList();
  }

  List<OwnDispute> open() {
    return kept.all().stream().filter(OwnDispute::isOpen).toList();
  }
}
