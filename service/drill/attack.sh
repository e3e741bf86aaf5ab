#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Attacks the released jar in 256 MB of heap: heavy bodies one by one and sixteen at once, slow strangers, callers
# without a token that counts, feedback in bulk, pages for many, a file that is removed, and an hour of heavy bodies
# beside ordinary calls. Prints what each costs, and fails where the service has a fault of its own, ends, or
# keeps others out. Needs nothing but a JDK. Arguments: the minutes, and another jar:  service/drill/attack.sh 5 old.jar
set -euo pipefail
cd "$(dirname "$0")/../.."
./mvnw -B -q -DskipTests package
exec ./mvnw -B -pl service -am test -Dtest=AttackDrillTest,LongAttackDrill -Dsurefire.failIfNoSpecifiedTests=false \
  "-Ddrill.minutes=${1:-60}" -Ddrill.slow-seconds=40 "-Ddrill.jar=${2:-$PWD/service/target/alliance-cds.jar}"
