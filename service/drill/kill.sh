#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Kills the released jar with kill -9 in the middle of feedback, 100 times on SQLite and 100 times on PostgreSQL, and
# looks after each kill whether everything that was acknowledged is in the database. Needs nothing but a JDK; takes about
# half an hour. An argument is another number of kills:  service/drill/kill.sh 10
set -euo pipefail
cd "$(dirname "$0")/../.."
./mvnw -B -q -DskipTests package
exec ./mvnw -B -pl service -am test -Dtest=KillDrillTest -Dsurefire.failIfNoSpecifiedTests=false \
  "-Ddrill.kills=${1:-100}" "-Ddrill.jar=$PWD/service/target/alliance-cds.jar"
