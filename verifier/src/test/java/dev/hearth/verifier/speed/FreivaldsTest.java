package dev.hearth.verifier.speed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.Backend;
import dev.hearth.compute.Device;
import dev.hearth.protocol.Hash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Honest products by the contract's operator, and cheats of every kind. */
class FreivaldsTest {
  private static final int SIZE = 160;
  private final Random random = new Random(5);

  private static Hash seed(int number) {
    return Hash.sha256(new byte[] {(byte) number});
  }

  private static float[] product(Hash seed, int size) throws IOException {
    Backend backend = ServiceLoader.load(Backend.class).findFirst().orElseThrow();
    try (Device device = backend.open("cpu", 2);
        Product product = new Product(device, size)) {
      assertThat(product.multiply(new Factors(seed, size), System::nanoTime)).isPositive();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      product.write(out);
      float[] elements = new float[size * size];
      ByteBuffer.wrap(out.toByteArray())
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer()
          .get(elements);
      return elements;
    }
  }

  private Optional<String> fault(Hash seed, int size, float[] product) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(product.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(product);
    return new Freivalds(seed, size, random).fault(new ByteArrayInputStream(bytes.array()));
  }

  private void assertFound(float[] product) throws IOException {
    assertThat(fault(seed(1), SIZE, product)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 33, 128, 257, 600})
  void anHonestProductPasses(int size) throws IOException {
    for (int number = 0; number < 4; number++) {
      assertThat(fault(seed(number), size, product(seed(number), size))).isEmpty();
    }
  }

  @Tag("slow")
  @Test
  void theLargestIsExactToo() throws IOException {
    assertThat(fault(seed(1), 4096, product(seed(1), 4096))).isEmpty();
  }

  @Test
  void oneChangedElementIsFoundWhereverItIs() throws IOException {
    float[] honest = product(seed(1), SIZE);
    for (int trial = 0; trial < 300; trial++) {
      float[] changed = honest.clone();
      int at = random.nextInt(changed.length);
      changed[at] += trial % 3 == 0 ? 1 : trial % 3 == 1 ? -1 : 1 + random.nextInt(1000);
      assertFound(changed);
    }
  }

  @Test
  void whatIsNoIntegerIsFound() throws IOException {
    float[] honest = product(seed(1), SIZE);
    for (float wrong :
        new float[] {Float.NaN, Float.POSITIVE_INFINITY, 0.5f, 1 << 24, -Float.MAX_VALUE}) {
      float[] changed = honest.clone();
      changed[77] = wrong;
      assertFound(changed);
    }
  }

  @Test
  void swappedRowsAndColumnsAreFound() throws IOException {
    float[] honest = product(seed(1), SIZE);
    for (int trial = 0; trial < 50; trial++) {
      int one = random.nextInt(SIZE);
      int other = (one + 1 + random.nextInt(SIZE - 1)) % SIZE;
      assertFound(permuted(honest, i -> swap(i / SIZE, one, other) * SIZE + i % SIZE));
      assertFound(permuted(honest, i -> i / SIZE * SIZE + swap(i % SIZE, one, other)));
    }
    assertFound(permuted(honest, i -> i % SIZE * SIZE + i / SIZE));
  }

  private static int swap(int index, int one, int other) {
    return index == one ? other : index == other ? one : index;
  }

  private static float[] permuted(float[] elements, IntUnaryOperator from) {
    float[] permuted = new float[elements.length];
    IntStream.range(0, elements.length).forEach(i -> permuted[i] = elements[from.applyAsInt(i)]);
    return permuted;
  }

  @Test
  void zerosAndAnotherSeedsProductAreFound() throws IOException {
    assertFound(new float[SIZE * SIZE]);
    assertFound(product(seed(2), SIZE));
  }

  /** Rounding the product, or, as tensor cores do, the factors: the sums stay integers. */
  @ParameterizedTest
  @ValueSource(ints = {8, 11})
  void fewerBitsAreFound(int bits) throws IOException {
    float[] rounded = product(seed(1), SIZE);
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = rounded(rounded[i], bits);
    }
    assertFound(rounded);
    assertFound(ofRoundedFactors(bits));
  }

  private static float[] ofRoundedFactors(int bits) {
    Factors factors = new Factors(seed(1), SIZE);
    float[] product = new float[SIZE * SIZE];
    for (int i = 0; i < SIZE; i++) {
      for (int k = 0; k < SIZE; k++) {
        float a = rounded(factors.a((long) i * SIZE + k), bits);
        for (int j = 0; j < SIZE; j++) {
          product[i * SIZE + j] += a * factors.b((long) k * SIZE + j);
        }
      }
    }
    return product;
  }

  private static float rounded(float value, int bits) {
    if (value == 0) {
      return 0;
    }
    float unit = Math.scalb(1f, Math.getExponent(value) - bits + 1);
    return (float) Math.rint(value / unit) * unit;
  }

  @Test
  void elementsCoverTheirRange() {
    Factors factors = new Factors(seed(9), 512);
    IntStream all = IntStream.range(0, 512 * 512);
    assertThat(all.map(factors::a).summaryStatistics())
        .satisfies(
            a -> {
              assertThat(a.getMin()).isEqualTo(-Factors.LARGEST_A);
              assertThat(a.getMax()).isEqualTo(Factors.LARGEST_A);
              assertThat(a.getAverage()).isBetween(-20.0, 20.0);
            });
    assertThat(IntStream.range(0, 999).map(factors::b).distinct().sorted())
        .containsExactly(-1, 0, 1);
  }
}
