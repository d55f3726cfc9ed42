package dev.hearth.api;

import dev.hearth.api.rpc.Method;

/** What a watcher offers on its connection; called in order, one at a time. */
public interface SnapshotListener {

  @Method(value = "node.snapshot", notification = true)
  void snapshot(NodeSnapshot snapshot);
}
