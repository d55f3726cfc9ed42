package dev.hearth.api;

import dev.hearth.api.rpc.Method;

/** Other peers, as one may want to know them. */
public interface PeerApi {

  /** Has a peer prove its speed; answers when its product is checked, or it declined. */
  @Method("peer.check")
  PeerSpeed check(PeerCheck check);
}
