package org.hcim.jobs.sensitivity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hcim.sweeps.canonical.CanonicalJson;
import org.hcim.sweeps.sensitivity.Attribution;
import org.hcim.sweeps.sensitivity.Estimate;
import org.hcim.sweeps.sensitivity.Influence;

/** Formats answers as JSON. */
public final class AnswerJson {

  private AnswerJson() {}

  /** All answers about one sweep. */
  public static String of(String sweepId, List<Answer> answers) {
    return CanonicalJson.write(
        Map.of("sweep_id", sweepId, "answers", answers.stream().map(AnswerJson::answer).toList()));
  }

  private static Map<String, Object> answer(Answer answer) {
    Attribution attribution = answer.attribution();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("metric", answer.metric());
    tree.put("scale", answer.scale().key());
    tree.put("by", answer.by());
    tree.put("method", attribution.method());
    tree.put("group", attribution.group());
    tree.put("designs", attribution.designs());
    tree.put("designs_used", attribution.used());
    tree.put("influences", attribution.influences().stream().map(AnswerJson::influence).toList());
    return tree;
  }

  private static Map<String, Object> influence(Influence influence) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("axis", influence.axis());
    influence.firstOrder().ifPresent(share -> tree.put("first_order", estimate(share)));
    influence.total().ifPresent(share -> tree.put("total", estimate(share)));
    if (influence instanceof Influence.Exact exact) {
      tree.put("main_effect_range", exact.range());
      tree.put("levels", exact.levels().stream().map(AnswerJson::level).toList());
    } else if (influence instanceof Influence.Effects effects) {
      effects.mean().ifPresent(mean -> tree.put("mu", estimate(mean)));
      tree.put("mu_star", estimate(effects.meanAbsolute()));
      tree.put("sigma", estimate(effects.deviation()));
    } else if (influence instanceof Influence.NotIdentifiable refused) {
      tree.put("not_identifiable", refused.reason());
    }
    return tree;
  }

  private static Map<String, Object> level(Influence.Level level) {
    return Map.of("label", level.label(), "mean", level.mean());
  }

  private static Map<String, Object> estimate(Estimate estimate) {
    return Map.of("value", estimate.value(), "low", estimate.low(), "high", estimate.high());
  }
}
