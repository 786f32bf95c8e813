{{/* The release's name, which the names of all objects begin with. */}}
{{- define "lector.name" -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{/* Call with (list $ "component"). */}}
{{- define "lector.selector" -}}
{{- $root := index . 0 -}}
app.kubernetes.io/name: {{ index . 1 }}
app.kubernetes.io/instance: {{ $root.Release.Name }}
{{- end -}}

{{- define "lector.labels" -}}
{{- $root := index . 0 -}}
{{ include "lector.selector" . }}
app.kubernetes.io/part-of: lector
app.kubernetes.io/version: {{ $root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" $root.Chart.Name ($root.Chart.Version | replace "+" "_") }}
{{- end -}}

{{- define "lector.podLabels" -}}
{{ include "lector.selector" . }}
app.kubernetes.io/part-of: lector
{{- end -}}

{{/* Call with (list $ port). What a pod was started with is in checksum/settings: it starts again when that changes. */}}
{{- define "lector.podAnnotations" -}}
{{- $root := index . 0 -}}
prometheus.io/scrape: "true"
prometheus.io/port: {{ index . 1 | quote }}
prometheus.io/path: /metrics
{{- if $root.Values.tls.farmSecret }}
prometheus.io/scheme: https
{{- end }}
checksum/settings: {{ include (print $root.Template.BasePath "/config.yaml") $root | sha256sum }}
{{- end -}}

{{- define "lector.image" -}}
{{- $root := index . 0 -}}
{{- printf "%s/%s:%s" $root.Values.image.registry (index . 1) ($root.Values.image.tag | default $root.Chart.AppVersion) -}}
{{- end -}}

{{/* Call with (list $ groupOwnsVolumes). */}}
{{- define "lector.pod" -}}
{{- $root := index . 0 -}}
{{- with $root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with $root.Values.serviceAccount.name }}
serviceAccountName: {{ . }}
{{- end }}
# Nobody in the pod asks Kubernetes for anything.
automountServiceAccountToken: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  {{- if index . 1 }}
  # Otherwise root owns the volume.
  fsGroup: 10001
  fsGroupChangePolicy: OnRootMismatch
  {{- end }}
  seccompProfile: {type: RuntimeDefault}
{{- end -}}

{{- define "lector.container" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
{{- end -}}

{{/* Call with (dict "root" $ "port" "http" "tries" 60 "period" 5). */}}
{{- define "lector.probes" -}}
{{- $scheme := ternary ", scheme: HTTPS" "" (ne .root.Values.tls.farmSecret "") -}}
startupProbe:
  httpGet: {path: /health/live, port: {{ .port }}{{ $scheme }}}
  periodSeconds: 2
  failureThreshold: {{ .tries }}
livenessProbe:
  httpGet: {path: /health/live, port: {{ .port }}{{ $scheme }}}
  periodSeconds: 10
readinessProbe:
  httpGet: {path: /health/ready, port: {{ .port }}{{ $scheme }}}
  periodSeconds: {{ .period }}
{{- end -}}

{{/* Two pods of a component rather on two nodes. */}}
{{- define "lector.apart" -}}
affinity:
  podAntiAffinity:
    preferredDuringSchedulingIgnoredDuringExecution:
      - weight: 100
        podAffinityTerm:
          topologyKey: kubernetes.io/hostname
          labelSelector:
            matchLabels: {{- include "lector.selector" . | nindent 14 }}
{{- end -}}

{{- define "lector.secret" -}}
{{- .Values.existingSecret | default (include "lector.name" .) -}}
{{- end -}}

{{/* Where audio is kept, as a volume of a pod and its mount. */}}
{{- define "lector.audioVolume" -}}
{{- if eq .Values.store.type "volume" }}
- name: audio
  persistentVolumeClaim:
    claimName: {{ .Values.store.volume.existingClaim | default (printf "%s-audio" (include "lector.name" .)) }}
{{- end }}
{{- end -}}

{{/* Certificates of the farm, as a volume of a pod and its mount. */}}
{{- define "lector.tlsVolume" -}}
{{- with .Values.tls.farmSecret }}
- name: farm-tls
  secret: {secretName: {{ . }}}
{{- end }}
{{- end -}}

{{- define "lector.tlsMount" -}}
{{- if .Values.tls.farmSecret }}
- {name: farm-tls, mountPath: /etc/lector/farm, readOnly: true}
{{- end }}
{{- end -}}

{{- define "lector.audioMount" -}}
{{- if eq .Values.store.type "volume" }}
- {name: audio, mountPath: /var/lib/lector/audio}
{{- end }}
{{- end -}}

{{- define "lector.ledgerUrl" -}}
{{- $name := include "lector.name" . -}}
{{- $scheme := ternary "https" "http" (ne .Values.tls.farmSecret "") -}}
{{- $urls := list -}}
{{- range $i := until (int .Values.ledger.replicas) -}}
{{- $urls = append $urls (printf "%s://%s-ledger-%d.%s-ledger:9401" $scheme $name $i $name) -}}
{{- end -}}
{{- join "," $urls -}}
{{- end -}}

{{- define "lector.publicUrl" -}}
{{- if .Values.bridge.publicUrl -}}
{{- .Values.bridge.publicUrl -}}
{{- else if .Values.ingress.enabled -}}
{{- printf "%s://%s" (ternary "https" "http" (ne .Values.ingress.tlsSecret "")) .Values.ingress.host -}}
{{- end -}}
{{- end -}}
