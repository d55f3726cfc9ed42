package dev.hearth.training.files;

import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.ModelShape;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** config.json as Hugging Face transformers reads it for a GPT-2. */
public final class ModelConfig {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LIMIT = 1 << 20;
  private static final double EPSILON = 1e-5;
  private static final String GELU = "gelu_new";

  private ModelConfig() {}

  public static byte[] write(ModelShape shape) {
    return JSON.writerWithDefaultPrettyPrinter()
        .writeValueAsBytes(
            JSON.createObjectNode()
                .put("model_type", "gpt2")
                .put("vocab_size", shape.vocabulary())
                .put("n_positions", shape.context())
                .put("n_ctx", shape.context())
                .put("n_embd", shape.width())
                .put("n_layer", shape.layers())
                .put("n_head", shape.heads())
                .put("activation_function", GELU)
                .put("layer_norm_epsilon", EPSILON)
                .put("tie_word_embeddings", true));
  }

  /** Throws MalformedException when it is not a GPT-2, or one with parts that Hearth lacks. */
  public static ModelShape read(byte[] json) throws MalformedException {
    JsonNode config = parse(json);
    refuseUnless("model_type", config.path("model_type").asString("gpt2").equals("gpt2"));
    refuseUnless(
        "activation_function", config.path("activation_function").asString(GELU).equals(GELU));
    refuseUnless(
        "layer_norm_epsilon", config.path("layer_norm_epsilon").asDouble(EPSILON) == EPSILON);
    refuseUnless("tie_word_embeddings", config.path("tie_word_embeddings").asBoolean(true));
    try {
      return new ModelShape(
          size(config, "n_layer"),
          size(config, "n_embd"),
          size(config, "n_head"),
          size(config, "n_positions"),
          size(config, "vocab_size"));
    } catch (IllegalArgumentException e) {
      throw new MalformedException("config.json describes " + e.getMessage(), e);
    }
  }

  private static JsonNode parse(byte[] json) throws MalformedException {
    try {
      return JSON.readTree(json);
    } catch (JacksonException e) {
      throw new MalformedException("config.json is not JSON", e);
    }
  }

  private static void refuseUnless(String field, boolean known) throws MalformedException {
    if (!known) {
      throw new MalformedException("config.json has a " + field + " that Hearth does not train");
    }
  }

  private static int size(JsonNode config, String field) throws MalformedException {
    JsonNode size = config.path(field);
    if (!size.isIntegralNumber() || !size.canConvertToInt() || size.intValue() > LIMIT) {
      throw new MalformedException("config.json has no sound " + field);
    }
    return size.intValue();
  }
}
