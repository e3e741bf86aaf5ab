// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.measure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alliancecds.content.Part;
import org.alliancecds.content.YamlKeys;
import org.alliancecds.content.YamlValue;
import org.alliancecds.measure.Measure.Scale;
import org.alliancecds.measure.Threshold.Operator;

/** The thresholds of a {@code measure.yaml}; none is read without its source. */
final class ThresholdReader {
    static final YamlKeys KEYS = YamlKeys.all("value", "operator", "source", "confirmed");
    static final List<String> LINES = List.of("concern-line", "clinical-line", "ceiling");
    static final List<String> DISTANCES = List.of("step", "reliable-change");

    private ThresholdReader() {}

    static Map<String, Threshold> thresholds(YamlValue root, Part<Map<String, Part<Scale>>> scales) {
        return root.find("thresholds")
                .map(value -> value.entries((name, threshold) -> threshold(name, threshold, scales)))
                .orElse(Map.of());
    }

    private static Threshold threshold(String name, YamlValue value, Part<Map<String, Part<Scale>>> scales) {
        value.keys(KEYS);
        Part<BigDecimal> figure = value.part("value", YamlValue::decimal);
        Part<Operator> operator = value.part("operator", word -> word.oneOf(Operator.class));
        Part<String> source = value.part("source", YamlValue::text);
        Part<Boolean> confirmed = value.part("confirmed", YamlValue::yesNo);
        int dot = name.indexOf('.');
        String what = dot < 0 ? name : name.substring(0, dot);
        Part<Scale> scale = scales.get().get(dot < 0 ? "total" : name.substring(dot + 1));
        if (scale == null || !(LINES.contains(what) || DISTANCES.contains(what))) {
            List<String> known = knownNames(scales.get());
            throw value.fault("there is no threshold of this name; known are " + known, name, known);
        }
        if (LINES.contains(what)) {
            requireLine(value, figure.get(), operator.get(), scale.get());
        } else {
            requireDistance(value, figure.get(), operator.get(), scale.get());
        }
        return new Threshold(figure.get(), operator.get(), source.get(), confirmed.get());
    }

    private static void requireLine(YamlValue value, BigDecimal figure, Operator operator, Scale scale) {
        if (operator == Operator.AT_LEAST) {
            throw value.get("operator").fault("\"at-least\" is for distances; a line is at-or-below, below, ...");
        }
        if (figure.compareTo(scale.min()) < 0 || figure.compareTo(scale.max()) > 0) {
            throw value.get("value")
                    .fault(figure + " lies outside the scale, which goes from " + scale.min() + " to " + scale.max());
        }
        requireLineThatCanBeMet(value, figure, operator, scale);
    }

    /** A line that no value can lie beyond would keep its rules silent for ever. */
    private static void requireLineThatCanBeMet(YamlValue value, BigDecimal figure, Operator operator, Scale scale) {
        boolean never = (operator == Operator.BELOW && figure.compareTo(scale.min()) == 0)
                || (operator == Operator.ABOVE && figure.compareTo(scale.max()) == 0);
        if (never) {
            throw value.get("value")
                    .fault("nothing can lie " + operator.words() + " " + figure + " on a scale from " + scale.min()
                            + " to " + scale.max());
        }
    }

    private static void requireDistance(YamlValue value, BigDecimal figure, Operator operator, Scale scale) {
        if (operator != Operator.AT_LEAST) {
            throw value.get("operator").fault("a distance has the operator at-least");
        }
        if (figure.signum() <= 0 || figure.compareTo(scale.max().subtract(scale.min())) > 0) {
            throw value.get("value").fault(figure + " is not a distance within this scale");
        }
    }

    private static List<String> knownNames(Map<String, Part<Scale>> scales) {
        List<String> names = new ArrayList<>();
        for (List<String> kinds : List.of(LINES, DISTANCES)) {
            for (String kind : kinds) {
                names.add(kind);
                scales.keySet().stream()
                        .filter(scale -> !scale.equals("total"))
                        .forEach(scale -> names.add(kind + "." + scale));
            }
        }
        return List.copyOf(names);
    }
}
