package dev.hearth.protocol;

/**
 * What both sides of a dispute sign (EIP-712, for the court's contract) to say that it stands at
 * this position.
 *
 * @param position the hash of it
 */
public record Agreement(Hash position) {
  private static final String TYPE = "Agreement(bytes32 position)";

  public Hash digest(Eip712 domain) {
    return domain.digest(Hash.keccak256(Eip712.typeHash(TYPE), position.toArray()));
  }
}
