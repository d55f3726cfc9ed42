package dev.hearth.api;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import java.util.List;

/**
 * The wallet: address is null until it is made; balance is null, for unknown, while no network is
 * joined; guarded when spending wants a passphrase; backed up once its words were shown; watching
 * when the address's key is elsewhere, so that nothing can be spent here; machine: which of the
 * owner's this one is; tokens: those the owner accepts, has earned or has paid with.
 */
public record WalletView(
    Address address,
    Wei balance,
    EarningsView earnings,
    String symbol,
    boolean guarded,
    boolean backedUp,
    boolean watching,
    int machine,
    List<TokenBalance> tokens) {

  public WalletView {
    tokens = tokens == null ? List.of() : List.copyOf(tokens);
  }
}
