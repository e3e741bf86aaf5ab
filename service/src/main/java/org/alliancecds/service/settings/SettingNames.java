// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.settings;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The names of the settings under {@code alliance.*}, read from {@link AllianceSettings}. */
public final class SettingNames {

    private static final Map<String, String> BY_SPELLING = new TreeMap<>();
    /** Settings with names of the operator's own behind them, for example {@code alliance.ehrs.prefetch-aliases.}. */
    private static final TreeSet<String> OPEN = new TreeSet<>();

    static {
        collect("alliance", AllianceSettings.class);
    }

    private SettingNames() {}

    /** All of them, without the numbers of lists: {@code alliance.ehrs.issuer}. */
    public static List<String> all() {
        return List.copyOf(BY_SPELLING.values());
    }

    /**
     * The name that is meant.
     *
     * @param written in any spelling that Spring Boot takes, as {@code alliance.store.clientKey} or
     *     {@code alliance.ehrs[0].issuer}
     * @return as in {@link #all}; null where there is no such setting
     */
    public static @Nullable String named(String written) {
        String spelling = spelling(written.replaceAll("\\[\\d+]", ""));
        String open = OPEN.floor(spelling);
        return open != null && spelling.startsWith(open) ? BY_SPELLING.get(open) : BY_SPELLING.get(spelling);
    }

    private static void collect(String prefix, Class<?> settings) {
        for (RecordComponent component : settings.getRecordComponents()) {
            String name = prefix + "." + kebab(component.getName());
            Class<?> type = inner(component);
            if (type.isRecord()) {
                collect(name, type);
            } else {
                boolean open = Map.class.isAssignableFrom(type);
                String spelling = spelling(name) + (open ? "." : "");
                BY_SPELLING.put(spelling, name);
                if (open) {
                    OPEN.add(spelling);
                }
            }
        }
    }

    /** Of a list, the type of its elements. */
    private static Class<?> inner(RecordComponent component) {
        if (List.class.isAssignableFrom(component.getType())
                && component.getGenericType() instanceof ParameterizedType list) {
            Type element = list.getActualTypeArguments()[0];
            return element instanceof Class<?> type ? type : component.getType();
        }
        return component.getType();
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String spelling(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }
}
