package org.hcim.simulator.study;

import static org.hcim.accelerator.design.Check.check;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.DcimWidths;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.RandomNetworks;
import org.hcim.simulator.inference.Shape;

/**
 * A network that follows from a seed; {@link RandomNetworks} says how its numbers are distributed.
 *
 * @param architecture resnetN with N = 6 n + 2, vgg9 or vit
 * @param channels of a ResNet's first stage, or of a ViT's tokens
 * @param input shape of the images; VGG-9 takes 3 x 32 x 32
 * @param heads of a ViT's attention
 * @param patch height and width of a ViT's tokens in the images
 */
public record GeneratedNetwork(
    String architecture,
    long seed,
    int channels,
    Shape input,
    Datapath datapath,
    int heads,
    int patch) {

  private static final String HEADS = "heads";
  private static final String PATCH = "patch";

  /** Its own settings, beside parameters of a design. */
  private static final List<String> OWN =
      List.of("seed", "channels", "image_channels", "image_size", HEADS, PATCH, "readout", "alpha");

  private static final List<String> READOUTS =
      Arrays.stream(ReadoutLevels.values()).map(ReadoutLevels::key).toList();

  private static final String VGG9 = "vgg9";
  private static final String VIT = "vit";
  private static final String RESNET = "resnet[1-9][0-9]{0,2}";

  public GeneratedNetwork {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(datapath, "datapath");
    boolean isResNet = architecture.matches(RESNET) && depth(architecture) % 6 == 2;
    check(
        (isResNet && depth(architecture) > 2)
            || architecture.equals(VGG9)
            || architecture.equals(VIT),
        "architecture (%s) must be vgg9, vit or resnetN with N = 6 n + 2, such as resnet8, resnet20",
        architecture);
    check(channels > 0 && channels <= 256, "channels (%d) must be from 1 to 256", channels);
    if (architecture.equals(VIT)) {
      checkTokens(channels, input, heads, patch);
    }
  }

  /**
   * A network from names and values, as specs and the command line give them.
   *
   * @param values by {@link #keys}; what is not there has its default
   * @throws org.hcim.accelerator.design.InvalidDesignException for another name or value
   */
  public static GeneratedNetwork of(String architecture, Map<String, Object> values) {
    for (String key : values.keySet()) {
      check(keys().contains(key), "%s must be one of %s", key, String.join(", ", keys()));
    }
    var given = new Values(values);
    for (String key : List.of(HEADS, PATCH)) {
      check(
          architecture.equals(VIT) || !values.containsKey(key),
          "%s applies to architecture vit, not to %s",
          key,
          architecture);
    }
    int size = given.whole("image_size", 32, 8, 256);
    return new GeneratedNetwork(
        architecture,
        given.whole("seed", 1),
        given.whole("channels", 16, 1, 256),
        new Shape(given.whole("image_channels", 3, 1, 64), size, size),
        given.datapath(),
        given.whole(HEADS, 2, 1, 256),
        given.whole(PATCH, 4, 1, 256));
  }

  /** The names of settings. */
  public static List<String> keys() {
    return Stream.concat(
            OWN.stream(), AlgorithmSetting.parameters().stream().map(Parameter::column))
        .toList();
  }

  /** The network. */
  public QuantizedNetwork make() {
    if (architecture.equals(VGG9)) {
      check(
          input.equals(new Shape(3, 32, 32)),
          "images of vgg9 (%s) must be 3 x 32 x 32",
          input.channels() + " x " + input.height() + " x " + input.width());
      return RandomNetworks.vgg9(seed, datapath);
    }
    if (architecture.equals(VIT)) {
      return RandomNetworks.vitBlock(seed, datapath, input, patch, channels, heads);
    }
    return RandomNetworks.resNet(seed, datapath, input, channels, (depth(architecture) - 2) / 6);
  }

  private static void checkTokens(int channels, Shape input, int heads, int patch) {
    check(
        heads > 0 && channels % heads == 0,
        "channels (%d) of vit must be a multiple of heads (%d)",
        channels,
        heads);
    check(
        patch > 0 && input.height() % patch == 0 && input.width() % patch == 0,
        "image_size (%d x %d) of vit must be a multiple of patch (%d)",
        input.height(),
        input.width(),
        patch);
  }

  private static int depth(String resNet) {
    return Integer.parseInt(resNet.substring("resnet".length()));
  }

  /** Values with their checks. */
  private record Values(Map<String, Object> given) {

    private static final int ALPHA = 4;

    Datapath datapath() {
      String name = String.valueOf(given.getOrDefault("readout", ReadoutLevels.TERNARY.key()));
      check(READOUTS.contains(name), "readout (%s) must be one of %s", name, READOUTS);
      var levels = ReadoutLevels.values()[READOUTS.indexOf(name)];
      var values = new EnumMap<Parameter, Object>(Parameter.class);
      AlgorithmSetting.parameters(levels).forEach(each -> values.put(each, of(each)));
      var setting = new AlgorithmSetting(levels, values);
      var ideal = Datapath.ideal(setting);
      return ideal.with(
          switch (levels) {
            case TERNARY ->
                new ColumnReadout.Ternary(
                    whole("alpha", ALPHA, 1, ColumnReadout.MAX), 0, DcimWidths.of(setting));
            case BINARY -> new ColumnReadout.Binary(0, DcimWidths.of(setting));
            case ADC -> new ReadoutChange.Adc(setting.integer(Parameter.ADC_BITS)).in(ideal);
            case IDEAL -> ideal.readout();
          });
    }

    private Object of(Parameter parameter) {
      return parameter.parse(
          given.getOrDefault(parameter.column(), parameter.domain().byDefault().orElseThrow()));
    }

    long whole(String key, long byDefault) {
      Object value = given.getOrDefault(key, byDefault);
      check(value instanceof Long, "%s (%s) must be a whole number", key, value);
      return (Long) value;
    }

    int whole(String key, int byDefault, int least, int most) {
      Object value = given.getOrDefault(key, (long) byDefault);
      check(
          value instanceof Long number && number >= least && number <= most,
          "%s (%s) must be a whole number from %d to %d",
          key,
          value,
          least,
          most);
      return ((Long) value).intValue();
    }
  }
}
