package dev.hearth.node.proof;

import dev.hearth.protocol.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Disagrees with anything, and posts values that stand for nothing from some place on. */
final class Nonsense extends Side {
  private final Random random;

  Nonsense(Toy toy, Trace trace, long seed) {
    super(toy, trace);
    this.random = new Random(seed);
  }

  @Override
  int pick(List<Hash> posted, List<Hash> own) {
    return random.nextInt(posted.size());
  }

  @Override
  List<Hash> told(List<Hash> own) {
    List<Hash> told = new ArrayList<>(own);
    for (int n = random.nextInt(told.size()); n < told.size(); n++) {
      told.set(n, toldRoot(told.get(n)));
    }
    return told;
  }

  @Override
  byte[] toldWords(byte[] own) {
    byte[] told = own.clone();
    told[random.nextInt(told.length)] ^= (byte) (1 + random.nextInt(255));
    return told;
  }

  @Override
  Hash toldRoot(Hash own) {
    byte[] bytes = new byte[Hash.SIZE];
    random.nextBytes(bytes);
    return Hash.of(bytes);
  }
}
