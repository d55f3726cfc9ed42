package dev.hearth.training.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.ModelShape;
import dev.hearth.training.InitialWeights;
import dev.hearth.training.Weights;
import dev.hearth.training.data.Vocabulary;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFileTest {
  private static final ModelShape SHAPE = new ModelShape(2, 8, 2, 4, 10);
  private static final Weights WEIGHTS = InitialWeights.of(SHAPE, 5);

  @Test
  void weightsAndNotesComeBack() throws Exception {
    byte[] file = ModelFile.write(WEIGHTS, Map.of("job", "b", "a", "é"));
    assertThat(ModelFile.read(file, SHAPE).values()).isEqualTo(WEIGHTS.values());
    assertThat(ModelFile.metadata(file)).isEqualTo(Map.of("job", "b", "a", "é"));
    assertThat(ModelFile.write(WEIGHTS, Map.of("a", "é", "job", "b"))).isEqualTo(file);
  }

  @Test
  void aFolderKeepsVocabularyAndShape(@TempDir Path folder) throws Exception {
    Vocabulary vocabulary = Vocabulary.characters("abcdefghij".getBytes(UTF_8));
    Map<String, String> notes = Map.of("format", "pt", "job", "x");
    Path file = new ModelFolder(WEIGHTS, Optional.of(vocabulary), notes).write(folder);
    for (Path path : new Path[] {folder, file}) {
      ModelFolder read = ModelFolder.read(path);
      assertThat(read.weights().shape()).isEqualTo(SHAPE);
      assertThat(read.weights().values()).isEqualTo(WEIGHTS.values());
      assertThat(read.vocabulary().orElseThrow().blob()).isEqualTo(vocabulary.blob());
      assertThat(read.notes()).isEqualTo(notes);
    }
  }

  @Test
  void acceptsTransformersPrefixAndMasks() throws Exception {
    String header = header(ModelFile.write(WEIGHTS, Map.of()));
    int data = WEIGHTS.values().length * Float.BYTES;
    String prefixed =
        header.replaceAll("\"(w[tp]e|h\\.|ln_f)", "\"transformer.$1").strip().replaceAll("}$", "")
            + ",\"h.0.attn.bias\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":["
            + "%d,%d]}}".formatted(data, data + 1);
    assertThat(ModelFile.read(file(prefixed, data + 1), SHAPE).values()).hasSize(data / 4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"wte.weight\"|\"wte.wait\"|wte.weight is missing",
        "\"wpe.weight\"|\"wte.weight\"|not JSON",
        "\"wpe.weight\"|\"transformer.wte.weight\"|there twice",
        "[10,8]|[8,10]|should be F32 [10, 8]",
        "[10,8]|[10,8,1]|should be F32",
        "[10,8]|[-10,8]|impossible size",
        "[10,8]|[1e1,8]|impossible size",
        "[10,8]|[99999999999999999999,8]|impossible size",
        "[10,8]|7|no sound dtype",
        "F32|F16|should be F32",
        "\"dtype\":\"F32\",|''|no sound dtype",
        "[0,320]|[0,321]|claims bytes",
        "[0,320]|[4,320]|claims bytes",
        "[0,320]|[320,0]|claims bytes",
        "[0,320]|[0,9000000000]|claims bytes",
        "[0,320]|[0]|no sound dtype",
        "\"__metadata__\":{}|\"__metadata__\":{\"a\":1}|metadata is text",
        "\"__metadata__\":{}|\"extra\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}|no tensor extra",
      })
  void refusesAHeaderThatLies(String truth, String lie, String complaint) {
    String header = header(ModelFile.write(WEIGHTS, Map.of()));
    assertThat(header).contains(truth);
    byte[] file = file(header.replaceFirst(java.util.regex.Pattern.quote(truth), lie));
    assertThatThrownBy(() -> ModelFile.read(file, SHAPE))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void refusesLengthsThatLie() {
    byte[] sound = ModelFile.write(WEIGHTS, Map.of());
    for (long length : new long[] {-1, 0, 1, Long.MAX_VALUE, sound.length, 1L << 31}) {
      byte[] file = sound.clone();
      ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
      refused(file);
    }
    refused(new byte[0]);
    refused(new byte[8]);
    refused(file("[]"));
    refused(java.util.Arrays.copyOf(sound, sound.length - 1));
    refused(java.util.Arrays.copyOf(sound, sound.length + 1));
  }

  @Test
  void refusesWhatIsNotFinite() {
    byte[] file = ModelFile.write(WEIGHTS, Map.of());
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putFloat(file.length - 4, Float.NaN);
    refused(file);
  }

  @Test
  void refusesAShapeBeyondEverything() {
    ModelShape absurd = new ModelShape(1 << 20, 1 << 20, 1, 1, 1);
    byte[] file = ModelFile.write(WEIGHTS, Map.of());
    assertThatThrownBy(() -> ModelFile.read(file, absurd)).isInstanceOf(MalformedException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "gpt2,llama,model_type",
    "gelu_new,relu,activation_function",
    "1.0E-5,1e-6,layer_norm_epsilon",
    "true,false,tie_word_embeddings",
    "n_head,n_heads,n_head",
    "n_layer,n_layers,n_layer"
  })
  void refusesAConfigItDoesNotTrain(String truth, String lie, String field, @TempDir Path folder)
      throws Exception {
    String config = new String(ModelConfig.write(SHAPE), UTF_8);
    assertThat(ModelConfig.read(config.getBytes(UTF_8))).isEqualTo(SHAPE);
    assertThat(config).contains(truth);
    byte[] lying = config.replace(truth, lie).getBytes(UTF_8);
    assertThatThrownBy(() -> ModelConfig.read(lying))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining(field);
    Files.write(folder.resolve("model.safetensors"), ModelFile.write(WEIGHTS, Map.of()));
    Files.write(folder.resolve("config.json"), lying);
    assertThatThrownBy(() -> ModelFolder.read(folder)).isInstanceOf(MalformedException.class);
  }

  private static void refused(byte[] file) {
    assertThatThrownBy(() -> ModelFile.read(file, SHAPE)).isInstanceOf(MalformedException.class);
  }

  private static String header(byte[] file) {
    int length = (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return new String(file, Long.BYTES, length, UTF_8);
  }

  private static byte[] file(String header) {
    return file(header, WEIGHTS.values().length * Float.BYTES);
  }

  private static byte[] file(String header, int dataBytes) {
    byte[] json = header.getBytes(UTF_8);
    return ByteBuffer.allocate(Long.BYTES + json.length + dataBytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .array();
  }
}
