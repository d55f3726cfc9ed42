package dev.hearth.node.chain;

import dev.hearth.api.Denomination;
import dev.hearth.node.store.Denominations;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.token.Token;
import java.io.IOException;
import java.util.Optional;

/**
 * Coin and tokens alike, on the chain this node follows. Safe for any thread; IOException means
 * that the chain was not reached, or that there is no token where one was named.
 */
public record Tokens(Chain chain, Denominations kept) {

  /** What the token calls its unit, asked once. */
  public Denomination denomination(Address token) throws IOException {
    Optional<Denomination> known = kept.find(chain.id(), token);
    if (known.isPresent()) {
      return known.get();
    }
    Token asked = Token.at(chain, token);
    Denomination told = new Denomination(token, asked.symbol(), asked.decimals());
    kept.put(chain.id(), told);
    return told;
  }

  public Wei balance(Address token, Address account) throws IOException {
    return token.equals(Token.COIN)
        ? chain.balance(account)
        : Token.at(chain, token).balance(account);
  }
}
